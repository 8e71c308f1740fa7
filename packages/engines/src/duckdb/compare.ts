/** =, <, IN and their like. DuckDB holds NaN for equal to itself and greatest, and compares structs without NULL's doubt. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { argument, binary, sqlOf, typeOf } from "../core/arguments.ts";
import { type Equal, equality, isNumber } from "../core/natives/equality.ts";
import type { Call, Native, Natives } from "../core/context.ts";
import { bind, bindAll } from "./bind.ts";
import { text } from "./names.ts";
import { namedFields } from "./types.ts";
import { sortable } from "./order-by.ts";

export const equal: Equal = (type, a, b, noNaN) => {
  if (type.kind === "STRUCT") return bindAll([a, b], ([x, y]) => equalFields(type, x, y));
  if (type.kind !== "FLOAT64" || noNaN) return `(${a} = ${b})`;
  return bind(a, (x) => `(${x} = ${b} AND NOT isnan(${x}))`);
};

function equalFields(type: Extract<Type, { kind: "STRUCT" }>, a: string, b: string): string {
  const parts = namedFields(type.fields).map((field) => {
    const name = text(field.name);
    return equal(field.type, `struct_extract(${a}, ${name})`, `struct_extract(${b}, ${name})`, false);
  });
  return `(${parts.join(" AND ") || "true"})`;
}

/** `small < big`: wrong in DuckDB only where `big` is NaN. */
function less(operator: "<" | "<=", small: string, big: string, right: Expr): string {
  const { type } = right;
  if (type.kind !== "FLOAT64" || isNumber(right))
    return `(${sortable(type, small)} ${operator} ${sortable(type, big)})`;
  return bind(big, (b) => `(${small} ${operator} ${b} AND NOT isnan(${b}))`);
}

const rising =
  (operator: "<" | "<="): Native =>
  (call) =>
    less(operator, sqlOf(call, 0), sqlOf(call, 1), argument(call, 1));
const falling =
  (operator: "<" | "<="): Native =>
  (call) =>
    less(operator, sqlOf(call, 1), sqlOf(call, 0), argument(call, 0));

const between = (call: Call): string => {
  const type = typeOf(call, 0);
  const key = (at: number) => sortable(type, sqlOf(call, at));
  const [x, low, high] = [key(0), key(1), key(2)];
  if (type.kind !== "FLOAT64") return `(${x} BETWEEN ${low} AND ${high})`;
  return bindAll([x, low, high], ([v, l, h]) => `(${v} BETWEEN ${l} AND ${h} AND NOT isnan(${v}) AND NOT isnan(${h}))`);
};

/** A NULL array is an empty one. */
const inArray: Native = binary((sought, array) =>
  bindAll([sought, array], ([x, list]) => {
    const empty = `WHEN ${list} IS NULL OR len(${list}) = 0 THEN false`;
    return `CASE ${empty} WHEN ${x} IS NULL THEN NULL WHEN list_contains(${list}, ${x}) THEN true WHEN len(${list}) <> list_count(${list}) THEN NULL ELSE false END`;
  }),
);

export const comparisons: Natives = {
  ...equality({ equal, bind, inArray }),
  lt: rising("<"),
  le: rising("<="),
  gt: falling("<"),
  ge: falling("<="),
  between,
};
