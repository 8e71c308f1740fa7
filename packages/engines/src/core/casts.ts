/** Conversions between types, by the kinds of both. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

export type CastExpr = Extract<Expr, { kind: "cast" }>;

/** What is converted into what; `safe`: into NULL where it fails. */
export interface Pair {
  readonly from: Type;
  readonly to: Type;
  readonly safe: boolean;
}

/** A value's SQL as another type. Undefined: not for these. */
export type Conversion = (sql: string, pair: Pair) => string | undefined;

/** By both kinds: `INT64 STRING`. */
export type Conversions = Readonly<Record<string, Conversion>>;

/** The same from each of some kinds to each of others: `from("DATE TIME", "STRING TIMESTAMP", …)`. */
export const from = (kinds: string, to: string, convert: Conversion): Conversions =>
  Object.fromEntries(kinds.split(" ").flatMap((kind) => to.split(" ").map((other) => [`${kind} ${other}`, convert])));

export const convert = (conversions: Conversions, sql: string, pair: Pair): string | undefined =>
  conversions[`${pair.from.kind} ${pair.to.kind}`]?.(sql, pair);

export const isNotZero: Conversion = (x) => `(${x} <> 0)`;

type Of<Kind> = Extract<Type, { kind: Kind }>;

/** Of ARRAYs: how each element is converted. */
export const ofArrays =
  (spell: (sql: string, element: Type, other: Type, safe: boolean) => string): Conversion =>
  (sql, { from: type, to, safe }) =>
    type.kind === "ARRAY" && to.kind === "ARRAY" ? spell(sql, type.element, to.element, safe) : undefined;

/** Of STRUCTs: how each field is converted. */
export const ofStructs =
  (spell: (sql: string, type: Of<"STRUCT">, to: Of<"STRUCT">, safe: boolean) => string): Conversion =>
  (sql, { from: type, to, safe }) =>
    type.kind === "STRUCT" && to.kind === "STRUCT" ? spell(sql, type, to, safe) : undefined;
