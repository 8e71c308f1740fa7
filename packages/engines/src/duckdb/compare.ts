/** =, <, IN and their like. DuckDB holds NaN for equal to itself and greatest, and compares structs without NULL's doubt. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { bind, bindAll } from "./bind.ts";
import type { Call, Natives } from "./context.ts";
import { text } from "./names.ts";
import { sortable } from "./orderby.ts";
import { fieldNames } from "./types.ts";

const isNumber = (expr: Expr | undefined): boolean => expr?.kind === "literal" && !Number.isNaN(expr.value);

export function equal(type: Type, a: string, b: string, noNaN = false): string {
  if (type.kind === "STRUCT") return bindAll([a, b], ([x, y]) => equalFields(type, x!, y!));
  if (type.kind !== "FLOAT64" || noNaN) return `(${a} = ${b})`;
  return bind(a, (x) => `(${x} = ${b} AND NOT isnan(${x}))`);
}

function equalFields(type: Extract<Type, { kind: "STRUCT" }>, a: string, b: string): string {
  const parts = fieldNames(type.fields).map((name, i) =>
    equal(type.fields[i]!.type, `struct_extract(${a}, ${text(name)})`, `struct_extract(${b}, ${text(name)})`),
  );
  return `(${parts.join(" AND ") || "true"})`;
}

const equals = ({ args, sql }: Call): string =>
  equal(args[0]!.type, sql[0]!, sql[1]!, isNumber(args[0]) || isNumber(args[1]));

/** `small < big`: wrong in DuckDB only where `big` is NaN. */
function less(operator: "<" | "<=", small: string, big: string, right: Expr): string {
  const { type } = right;
  if (type.kind !== "FLOAT64" || isNumber(right))
    return `(${sortable(type, small)} ${operator} ${sortable(type, big)})`;
  return bind(big, (b) => `(${small} ${operator} ${b} AND NOT isnan(${b}))`);
}

const between = ({ args, sql }: Call): string => {
  const { type } = args[0]!;
  const [x, low, high] = sql.map((item) => sortable(type, item)) as [string, string, string];
  if (type.kind !== "FLOAT64") return `(${x} BETWEEN ${low} AND ${high})`;
  return bindAll([x, low, high], ([v, l, h]) => `(${v} BETWEEN ${l} AND ${h} AND NOT isnan(${v}) AND NOT isnan(${h}))`);
};

function among({ args, sql }: Call): string {
  const [x, ...items] = sql as [string, ...string[]];
  const type = args[0]!.type;
  if (type.kind === "STRUCT" || (type.kind === "FLOAT64" && !args.slice(1).every(isNumber)))
    return bind(x, (v) => `(${items.map((item) => equal(type, v, item)).join(" OR ")})`);
  return `(${x} IN (${items.join(", ")}))`;
}

/** IN UNNEST(array): a NULL array is an empty one. */
function inArray(call: Call): string {
  const { args, sql, render } = call;
  const array = args[1]!;
  if (array.kind === "array" && array.items.length > 0) {
    const items = array.items.map((item) => render.expr(item));
    return among({ ...call, args: [args[0]!, ...array.items], sql: [sql[0]!, ...items] });
  }
  return bindAll([sql[0]!, sql[1]!], ([x, list]) => {
    const empty = `WHEN ${list} IS NULL OR len(${list}) = 0 THEN false`;
    return `CASE ${empty} WHEN ${x} IS NULL THEN NULL WHEN list_contains(${list}, ${x}) THEN true WHEN len(${list}) <> list_count(${list}) THEN NULL ELSE false END`;
  });
}

const distinct =
  (operator: string) =>
  ({ sql }: Call): string =>
    `(${sql[0]} IS ${operator} ${sql[1]})`;

export const comparisons: Natives = {
  eq: equals,
  ne: (call) => `(NOT ${equals(call)})`,
  lt: ({ args, sql }) => less("<", sql[0]!, sql[1]!, args[1]!),
  le: ({ args, sql }) => less("<=", sql[0]!, sql[1]!, args[1]!),
  gt: ({ args, sql }) => less("<", sql[1]!, sql[0]!, args[0]!),
  ge: ({ args, sql }) => less("<=", sql[1]!, sql[0]!, args[0]!),
  between,
  in: among,
  in_array: inArray,
  is_distinct_from: distinct("DISTINCT FROM"),
  is_not_distinct_from: distinct("NOT DISTINCT FROM"),
};
