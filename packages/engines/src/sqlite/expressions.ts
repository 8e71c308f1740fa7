/** Expressions of the tree in SQLite's SQL. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { aggregate } from "./aggregates/index.ts";
import { call } from "./calls.ts";
import { cast } from "./casts/index.ts";
import { fromElement, type Render, toElement, unsupported } from "./context.ts";
import { literal, rawLiteral } from "./literals.ts";
import { ours, quote, text } from "./names.ts";
import { arraySubquery, exists, inQuery, scalar } from "./subqueries.ts";
import { window } from "./windows.ts";

export function expression(expr: Expr, render: Render): string {
  switch (expr.kind) {
    case "literal":
      return literal(expr.value, expr.type);
    case "column":
      return column(expr.relation, expr.name, render);
    case "row":
      return row(expr, render);
    case "call":
      return call(expr, render);
    case "aggregate":
      return aggregate(expr, render);
    case "window":
      return window(expr, render);
    case "cast":
      return cast(expr, render);
    case "case":
      return `CASE ${expr.whens.map((when) => `WHEN ${render.expr(when.when)} THEN ${render.expr(when.then)}`).join(" ")} ELSE ${render.expr(expr.otherwise)} END`;
    case "array":
      return rawOr(expr, () => list(expr.items, render));
    case "struct":
      return rawOr(expr, () => list(expr.fields, render));
    case "field":
      return field(render.expr(expr.base), expr.index, expr.type);
    case "scalar":
      return scalar(expr.query, render);
    case "arraySubquery":
      return arraySubquery(expr.query, render);
    case "exists":
      return exists(expr.query, render);
    case "inQuery":
      return inQuery(expr.operand, expr.query, render);
    case "variable":
      return render.scope.lambdas.get(expr.name) ?? refuse(`The variable ${expr.name}`);
    case "part":
      return text(expr.weekday === undefined ? expr.part : `${expr.part}(${expr.weekday})`);
    case "lambda":
      return refuse("A lambda here");
  }
}

function refuse(what: string): never {
  throw unsupported(what);
}

function column(relation: string, name: string, render: Render): string {
  const known = render.scope.columns.get(relation);
  if (known === undefined) return `${quote(relation)}.${quote(name)}`;
  return known.get(name) ?? refuse(`The column ${name} of an UNNEST`);
}

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

/** The row as a STRUCT, NULL values and all. */
function row(expr: Extract<Expr, { kind: "row" }>, render: Render): string {
  const fields = expr.type.kind === "STRUCT" ? expr.type.fields : [];
  const elements = expr.columns.map((name, i) => toElement(column(expr.relation, name, render), fields[i]!.type));
  return `json_array(${elements.join(", ")})`;
}

export const field = (base: string, index: number, type: Type): string =>
  fromElement(`json_extract(${base}, '$[${index}]')`, type);
