/** Expressions that are other SQL in SQLite. */
import type { Expr } from "@sluice/googlesql/tree";
import type { OwnExpressions, Render } from "../core/context.ts";
import { castOf } from "./casts/index.ts";
import { literal, rawLiteral } from "./literals.ts";
import { ours, text } from "./names.ts";
import { arraySubquery, exists, inQuery, scalar } from "./subqueries.ts";
import { window } from "./windows.ts";
import { fromElement, toElement } from "./elements.ts";
import type { Type } from "@sluice/googlesql/types";

function rawOr(expr: Expr, otherwise: () => string): string {
  const raw = rawLiteral(expr);
  return raw === undefined ? otherwise() : text(raw);
}

/** SQLite takes 1000 arguments at most. */
function list(items: readonly Expr[], render: Render): string {
  const elements = items.map((item) => toElement(render.expr(item), item.type));
  if (elements.length <= 500) return `json_array(${elements.join(", ")})`;
  const parts = Array.from(
    { length: Math.ceil(elements.length / 500) },
    (_, i) => `json_array(${elements.slice(i * 500, i * 500 + 500).join(", ")})`,
  );
  return ours("array_concat", parts);
}

export const field = (base: string, index: number, type: Type): string =>
  fromElement(`json_extract(${base}, '$[${index}]')`, type);

export const expressions: OwnExpressions = {
  literal,
  window,
  cast: castOf,
  array: (expr, render) => rawOr(expr, () => list(expr.items, render)),
  struct: (expr, render) => rawOr(expr, () => list(expr.fields, render)),
  field: ({ base, index, type }, render) => field(render.expr(base), index, type),
  scalar,
  arraySubquery,
  exists,
  inQuery,
};
