/** Values that are handed to a query from outside, for `@name` and `?`. */
import { GoogleSqlError } from "./error.ts";
import { parseTypeText } from "./parser/index.ts";
import { typeOf } from "./analyser/type-of.ts";
import { literalOf } from "./script/values.ts";
import type { Expr } from "./tree/index.ts";
import { arrayOf, BOOL, BYTES, FLOAT64, INT64, sameType, STRING, structOf, TIMESTAMP, type Type } from "./types.ts";

/**
 * A plain value says its type by itself: an integer INT64, another number FLOAT64, text STRING, a Date TIMESTAMP, bytes BYTES,
 * a list ARRAY, an object STRUCT. `{ type: "DATE", value: "2024-01-31" }` says it in words.
 */
export type ParameterValue = unknown;

export interface ParameterValues {
  readonly named?: Readonly<Record<string, ParameterValue>>;
  readonly positional?: readonly ParameterValue[];
}

export function parametersOf({ named = {}, positional = [] }: ParameterValues): ReadonlyMap<string, Expr> {
  return new Map([
    ...Object.entries(named).map(([name, value]) => [name, parameter(value)] as const),
    ...positional.map((value, i) => [`${i}`, parameter(value)] as const),
  ]);
}

function parameter(value: ParameterValue): Expr {
  if (isTyped(value)) return literalOf(value.value, typeFromText(value.type));
  return literalOf(value instanceof Date ? value.toISOString() : value, inferred(value));
}

/** `ARRAY<INT64>` → the type. */
export const typeFromText = (text: string): Type => typeOf(parseTypeText(text));

const isTyped = (value: unknown): value is { readonly type: string; readonly value: unknown } =>
  isPlainObject(value) && typeof value["type"] === "string" && Object.keys(value).toSorted().join() === "type,value";

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function inferred(value: unknown): Type {
  if (typeof value === "bigint" || Number.isInteger(value) || value === null) return INT64;
  if (typeof value === "number") return FLOAT64;
  if (typeof value === "string") return STRING;
  if (typeof value === "boolean") return BOOL;
  if (value instanceof Uint8Array) return BYTES;
  if (value instanceof Date) return TIMESTAMP;
  if (Array.isArray(value)) return arrayOf(elementOf(value));
  if (isPlainObject(value))
    return structOf(Object.entries(value).map(([name, each]) => ({ name, type: inferred(each) })));
  throw new GoogleSqlError("invalid", `A parameter can't be a ${typeof value}`);
}

function elementOf(values: readonly unknown[]): Type {
  const types = values.filter((value) => value !== null).map(inferred);
  const [first = INT64] = types;
  if (types.every((type) => sameType(type, first))) return first;
  if (types.every(({ kind }) => kind === "INT64" || kind === "FLOAT64")) return FLOAT64;
  throw new GoogleSqlError("invalid", "The elements of an ARRAY parameter have different types");
}
