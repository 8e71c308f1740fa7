/** ARRAY functions: an ARRAY is a jsonb array. */
import type { Type } from "@sluice/googlesql/types";
import { binary, typeOf, unary } from "../../core/arguments.ts";
import { type Native, type Natives, unsupported } from "../../core/context.ts";
import { byKind, each } from "../../core/natives/by-kind.ts";
import { fromJsonb } from "../jsonb.ts";
import { filled, own, typed } from "../library-calls.ts";
import { ours } from "../names.ts";
import { collated } from "../order-by.ts";

export const elementOf = (type: Type): Type => {
  if (type.kind !== "ARRAY") throw unsupported("An ARRAY function of another type");
  return type.element;
};

/** A value of all elements; `_v` is each. */
const overElements = (value: string, array: string): string =>
  `(SELECT ${value} FROM jsonb_array_elements(${array}) AS _e(_v))`;

const ordered = new Set<Type["kind"]>([
  "INT64",
  "NUMERIC",
  "BIGNUMERIC",
  "STRING",
  "DATE",
  "DATETIME",
  "TIMESTAMP",
  "TIME",
  "FLOAT64",
]);

/** NaN is the greatest and the least; text goes by code points. */
const extreme = (fn: "min" | "max"): Native =>
  unary((array, call) => {
    const element = elementOf(typeOf(call, 0));
    if (!ordered.has(element.kind)) return undefined;
    const value = fromJsonb("_v", element);
    const found = `${fn}(${call.type.kind === "STRING" ? collated(value) : value})`;
    const hasNaN = call.type.kind === "FLOAT64" && fn === "min";
    return overElements(hasNaN ? `CASE WHEN bool_or(${value} = 'NaN') THEN 'NaN' ELSE ${found} END` : found, array);
  });

const total = (fn: "sum" | "avg"): Native =>
  unary((array, call) => {
    const { type } = call;
    const value = fromJsonb("_v", elementOf(typeOf(call, 0)));
    const found = overElements(
      `${fn}(${value}${fn === "avg" && type.kind === "FLOAT64" ? "::double precision" : ""})`,
      array,
    );
    return type.kind === "INT64" ? `${found}::bigint` : typed(type, found);
  });

/** `base`: what the first element's index is. */
const subscript = (base: 0 | 1): Native =>
  binary((array, index, { type }) => fromJsonb(ours("array_at", array, fromZero(index, base), `${base}`), type));
const safeSubscript = (base: 0 | 1): Native =>
  binary((array, index, { type }) => fromJsonb(ours("array_safe", array, fromZero(index, base)), type));
const fromZero = (index: string, base: 0 | 1): string => (base === 0 ? index : `(${index} - 1)`);

const endOf = (index: number): Native =>
  unary((array, { type }) => fromJsonb(ours("array_end", array, `${index}`), type));

const text: Native = binary((array, separator, call) => {
  const none = elementOf(typeOf(call, 0)).kind === "BYTES" ? "NULL::bytea" : "NULL::text";
  return ours("array_to_string", array, separator, call.sql[2] ?? none);
});

const generate = (step: string): Native => filled("generate_array", "", "", step);

export const arrays: Natives = {
  array_length: unary((array) => `jsonb_array_length(${array})::bigint`),
  array_concat: ({ sql }) => `(${sql.join(" || ")})`,
  ...each("array_reverse array_slice array_is_distinct array_includes_any array_includes_all", () => own()),
  array_to_string: text,
  array_first: endOf(0),
  array_last: endOf(-1),
  array_max: extreme("max"),
  array_min: extreme("min"),
  array_sum: total("sum"),
  array_avg: total("avg"),
  generate_array: byKind({ INT64: generate("1::bigint"), FLOAT64: generate("1::float8") }, generate("1::numeric")),
  subscript_offset: subscript(0),
  subscript_ordinal: subscript(1),
  subscript_safe_offset: safeSubscript(0),
  subscript_safe_ordinal: safeSubscript(1),
};
