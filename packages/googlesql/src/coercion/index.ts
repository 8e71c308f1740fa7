/** Which types stand in for which: implicit coercion, common supertypes, CAST, and what can be compared, grouped, ordered. */
import { canCoerce, innerOf, type Operand } from "./implicit.ts";
import { fieldType, type ScalarName, type Type } from "../types.ts";

export { canCoerce, coercionCost, type Operand } from "./implicit.ts";
export { commonType } from "./supertypes.ts";

// ---------------------------------------------------------------- CAST

const casts: Record<ScalarName, string> = {
  INT64: "BOOL INT64 NUMERIC BIGNUMERIC FLOAT64 STRING",
  NUMERIC: "INT64 NUMERIC BIGNUMERIC FLOAT64 STRING",
  BIGNUMERIC: "INT64 NUMERIC BIGNUMERIC FLOAT64 STRING",
  FLOAT64: "INT64 NUMERIC BIGNUMERIC FLOAT64 STRING",
  BOOL: "BOOL INT64 STRING",
  STRING: "BOOL INT64 NUMERIC BIGNUMERIC FLOAT64 STRING BYTES DATE DATETIME TIME TIMESTAMP INTERVAL RANGE",
  BYTES: "STRING BYTES",
  DATE: "STRING DATE DATETIME TIMESTAMP",
  DATETIME: "STRING DATE DATETIME TIME TIMESTAMP",
  TIME: "STRING TIME",
  TIMESTAMP: "STRING DATE DATETIME TIME TIMESTAMP",
  INTERVAL: "STRING INTERVAL",
  JSON: "JSON",
};

/** Whether CAST(from AS to) exists at all; a value may still fail in it. */
export function canCast(from: Operand, to: Type): boolean {
  if (canCoerce(from, to)) return true;
  const own = from.type;
  if (own.kind === "ARRAY") return to.kind === "ARRAY" && canCast({ type: own.element }, to.element);
  if (own.kind === "RANGE") return to.kind === "STRING";
  if (own.kind !== "STRUCT") return casts[own.kind].split(" ").includes(to.kind);
  if (to.kind !== "STRUCT" || to.fields.length !== own.fields.length) return false;
  return own.fields.every((field, i) => canCast(innerOf(from, i, field.type), fieldType(to, i)));
}

// ---------------------------------------------------------------- comparing

/** `=`, IN, DISTINCT FROM. GoogleSQL as BigQuery runs it: no arrays, no JSON. */
export const isComparable = (type: Type): boolean => all(type, (part) => part.kind !== "JSON" && part.kind !== "ARRAY");

/** GROUP BY, DISTINCT, PARTITION BY. */
export const isGroupable = (type: Type): boolean => all(type, (part) => part.kind !== "JSON");

/** ORDER BY, `<`, MIN, MAX. */
export const isOrderable = (type: Type): boolean =>
  type.kind !== "JSON" && type.kind !== "ARRAY" && type.kind !== "STRUCT";

function all(type: Type, test: (part: Type) => boolean): boolean {
  if (!test(type)) return false;
  if (type.kind === "ARRAY") return all(type.element, test);
  return type.kind !== "STRUCT" || type.fields.every((field) => all(field.type, test));
}
