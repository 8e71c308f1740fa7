/** A call on its way to the natives. */
import type { Call, CallExpr, Render } from "./context.ts";

/** Its arguments are rendered when they are first read: one that is run by itself, detached, is rendered there alone. Lambdas never are. */
export function callOf({ fn, type, args, safe }: CallExpr, render: Render): Call {
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
