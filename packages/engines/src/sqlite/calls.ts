/** Calls: SQLite's own SQL where it is exactly right, our functions otherwise. */
import type { CallExpr, Render } from "./context.ts";
import { lambdaCall } from "./natives/lambdas.ts";
import { library } from "./library-calls.ts";
import { natives } from "./natives/index.ts";

export function call(expr: CallExpr, render: Render): string {
  if (expr.args.some((arg) => arg.kind === "lambda")) return lambdaCall(expr, render);
  return natives[expr.fn]?.(expr, render) ?? library(expr.fn, expr.args, render, expr.safe);
}
