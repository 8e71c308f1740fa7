/** Expressions that are other SQL in PostgreSQL. */
import { type CallExpr, type Expressions, type Render, shown, unsupported } from "../core/context.ts";
import { callOf } from "../core/calls.ts";
import { variable } from "../core/expressions.ts";
import { orNull } from "./detached.ts";
import { castOf } from "./casts/index.ts";
import { literal } from "./literals.ts";
import { natives } from "./natives/index.ts";
import { fromJsonbAt, jsonbArray } from "./jsonb.ts";
import { arraySubquery } from "./subqueries.ts";

function call(expr: CallExpr, render: Render): string {
  const sql = natives[expr.fn]?.(callOf(expr, render));
  if (sql === undefined) throw unsupported(shown(expr.fn));
  return sql;
}

export const expressions: Pick<Expressions, "literal"> & Partial<Expressions> = {
  literal: ({ value, type }) => literal(value, type),
  call: (expr, render) => (expr.safe ? orNull({ ...expr, safe: false }, render) : call(expr, render)),
  cast: castOf,
  array: ({ items }, render) => jsonbArray(items.map((item) => render.expr(item))),
  struct: ({ fields }, render) => jsonbArray(fields.map((item) => render.expr(item))),
  field: ({ base, index, type }, render) => fromJsonbAt(render.expr(base), index, type),
  arraySubquery: ({ query }, render) => arraySubquery(query, render),
  /** What a detached expression takes along are parts of its only argument. */
  variable: (expr, render) =>
    expr.scope === "parameter" ? fromJsonbAt("$1", Number(expr.name), expr.type) : variable(expr, render),
};
