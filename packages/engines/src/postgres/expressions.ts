/** Expressions that are other SQL in PostgreSQL. */
import type { OwnExpressions } from "../core/context.ts";
import { call } from "../core/calls.ts";
import { variable } from "../core/expressions.ts";
import { orNull } from "./detached.ts";
import { castOf } from "./casts/index.ts";
import { literal } from "./literals.ts";
import { fromJsonbAt, jsonbArray } from "./jsonb.ts";
import { arraySubquery } from "./subqueries.ts";

export const expressions: OwnExpressions = {
  literal,
  call: (expr, render) => (expr.safe ? orNull({ ...expr, safe: false }, render) : call(expr, render)),
  cast: castOf,
  array: ({ items }, render) => jsonbArray(items.map((item) => render.expr(item))),
  struct: ({ fields }, render) => jsonbArray(fields.map((item) => render.expr(item))),
  field: ({ base, index, type }, render) => fromJsonbAt(render.expr(base), index, type),
  arraySubquery,
  /** What a detached expression takes along are parts of its only argument. */
  variable: (expr, render) =>
    expr.scope === "parameter" ? fromJsonbAt("$1", Number(expr.name), expr.type) : variable(expr, render),
};
