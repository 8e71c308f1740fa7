/** Calls: by a native of the engine, or else by its library. */
import { type Call, type CallExpr, type Render, shown, unsupported } from "./context.ts";

export const call = (expr: CallExpr, render: Render): string => called(callOf(expr, render));

export function called(call: Call): string {
  const { natives, library } = call.render.syntax;
  const sql = natives[call.fn]?.(call) ?? library?.call(call);
  if (sql === undefined) throw unsupported(shown(call.fn));
  return sql;
}

/** Its arguments are rendered when they are first read: one that is run by itself, detached, is rendered there alone. Lambdas never are. */
function callOf({ fn, type, args, safe }: CallExpr, render: Render): Call {
  let sql: readonly string[] | undefined;
  return {
    fn,
    type,
    args,
    safe,
    render,
    get sql() {
      return (sql ??= args.map((arg) => (arg.kind === "lambda" ? "" : render.expr(arg))));
    },
  };
}
