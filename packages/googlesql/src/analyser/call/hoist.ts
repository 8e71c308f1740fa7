/** Aggregates and windows that a subquery reads: there they would be its own, so they are computed below, and it reads a column. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env, Hoisted } from "../context.ts";
import { columnOf } from "../from/relation.ts";
import { unsupported } from "../refuse.ts";

/** `why` is what needs the subquery. */
export function hoist(expr: Hoisted["expr"], why: string, node: ast.Call, env: Env): Expr {
  const what = expr.kind === "aggregate" ? "an aggregate" : "a window function";
  const { hoisted } = env.stage;
  if (!hoisted) return unsupported(`${what} in ${env.stage.clause}, ${why}`, node);
  const alias = env.context.alias("hoisted");
  hoisted.push({ alias, expr });
  return columnOf(alias, "value", expr.type);
}
