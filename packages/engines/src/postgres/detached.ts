/**
 * SAFE. and IFERROR: PostgreSQL catches errors in plpgsql only, and a function's arguments are evaluated before it. So what may fail
 * goes as text to a function that executes it; the columns in it, which that text can't see, go along as one jsonb.
 */
import { type Expr, some } from "@sluice/googlesql/tree";
import { type Render, unsupported } from "../core/context.ts";
import { detach } from "../core/detached.ts";
import { cast } from "../core/names.ts";
import { toJsonb } from "./jsonb.ts";
import { ours, text } from "./names.ts";
import { plain } from "./types.ts";

/** NULL where it fails. */
export function orNull(expr: Expr, render: Render): string {
  const { sql, args } = detached(expr, render);
  return ours("attempt", sql, args, cast("NULL", plain(expr.type)));
}

/** Two arguments for our functions: the text, and what it needs. A CTE from outside can't be seen from there. */
export function detached(expr: Expr, render: Render): { readonly sql: string; readonly args: string } {
  if (some(expr, ({ kind }) => kind === "cte"))
    throw unsupported("SAFE or IFERROR of a subquery that reads a WITH query");
  const { inside, taken } = detach(expr, (at, type) => ({
    kind: "variable",
    name: String(at),
    scope: "parameter",
    type,
  }));
  const args = taken.map((item) => toJsonb(render.expr(item), item.type));
  return {
    sql: text(render.expr(inside)),
    args: args.length > 0 ? `jsonb_build_array(${args.join(", ")})` : "'[]'::jsonb",
  };
}
