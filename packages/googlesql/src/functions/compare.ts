/** Order and equality of values by type. */
import { fieldType, type Type } from "../types.ts";
import { fail, type Implementations, typed, type Value } from "./implementation.ts";
import { intervalSize, readInterval } from "./interval-value.ts";
import { bignumeric, numeric, parsed } from "./decimals.ts";
import { allOf, anyOf } from "./kleene.ts";
import { elements, fromRaw, items } from "./nested.ts";
import { readRange } from "./ranges.ts";
import { typeAt } from "./type-text.ts";
import { nth, zip } from "../lists.ts";

export type Compare = (a: Value, b: Value) => number;

const plain = (a: Value, b: Value): number => (a === b ? 0 : a !== null && b !== null && a < b ? -1 : 1);

/** UTF-8's order, which UTF-16's is not beyond the BMP. */
function texts(a: string, b: string): number {
  if (a === b) return 0;
  if (!/[\ud800-\uffff]/.test(a) && !/[\ud800-\uffff]/.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** NaN is below every number. */
function floats(a: Value, b: Value): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
  return Number.isNaN(y) ? 1 : plain(x, y);
}

function nested(a: Value, b: Value, inner: (i: number) => Type): number {
  const [x, y] = [items(a as string), items(b as string)];
  for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
    const result = nullsFirst(fromRaw(nth(x, i), inner(i)), fromRaw(nth(y, i), inner(i)), comparison(inner(i)));
    if (result !== 0) return result;
  }
  return x.length - y.length;
}

function nullsFirst(a: Value, b: Value, compare: Compare): number {
  if (a === null) return b === null ? 0 : -1;
  return b === null ? 1 : compare(a, b);
}

function rangeOrder(a: Value, b: Value): number {
  const [x, y] = [readRange(a as string), readRange(b as string)];
  const start = plain(x.start ?? "", y.start ?? "");
  return start === 0 ? plain(x.end ?? "~", y.end ?? "~") : start;
}

export function comparison(type: Type): Compare {
  switch (type.kind) {
    case "INT64":
      return plain;
    case "BOOL":
      return (a, b) => Number(a) - Number(b);
    case "FLOAT64":
      return floats;
    case "NUMERIC":
      return (a, b) => plain(parsed(a as string, numeric), parsed(b as string, numeric));
    case "BIGNUMERIC":
      return (a, b) => plain(parsed(a as string, bignumeric), parsed(b as string, bignumeric));
    case "BYTES":
      return (a, b) => Buffer.compare(a as Uint8Array, b as Uint8Array);
    case "INTERVAL":
      return (a, b) => plain(intervalSize(readInterval(a as string)), intervalSize(readInterval(b as string)));
    case "RANGE":
      return rangeOrder;
    case "ARRAY":
      return (a, b) => nested(a, b, () => type.element);
    case "STRUCT":
      return (a, b) => nested(a, b, (i) => fieldType(type, i));
    default:
      return (a, b) => texts(a as string, b as string);
  }
}

/** Equality with SQL's NULL within STRUCTs and ARRAYs; NaN equals nothing. */
export function equal(a: Value, b: Value, type: Type): boolean | null {
  if (a === null || b === null) return null;
  if (type.kind === "FLOAT64") return Number(a) === Number(b);
  if (type.kind !== "STRUCT" && type.kind !== "ARRAY") return comparison(type)(a, b) === 0;
  const [x, y] = [items(a as string), items(b as string)];
  if (x.length !== y.length) return false;
  const inner = (i: number): Type => (type.kind === "ARRAY" ? type.element : fieldType(type, i));
  return allOf(zip(x, y, (left, right, i) => equal(fromRaw(left, inner(i)), fromRaw(right, inner(i)), inner(i))));
}

/** A text or blob that sorts as the value does, for engines that sort texts by bytes. */
export function sortKey(value: string, type: Type): string | bigint {
  if (type.kind === "NUMERIC" || type.kind === "BIGNUMERIC") return decimalKey(value);
  if (type.kind === "INTERVAL") return decimalKey(String(intervalSize(readInterval(value))));
  const { start, end } = readRange(value);
  return `${start ?? ""} ${end ?? "~"}`;
}

/** `1` and the digits, 39 of them before the point; of negative numbers the complement. */
function decimalKey(text: string): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const digits = `${whole.padStart(40, "0")}${fraction}`;
  if (!text.startsWith("-")) return `1${digits}`;
  return `0${digits.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}

const extreme =
  (sign: 1 | -1) =>
  (...args: Value[]) => {
    const type = typeAt(args.at(-1) as string);
    const values = args.slice(0, -1);
    if (values.includes(null)) return null;
    if (type.kind === "FLOAT64" && values.some((value) => Number.isNaN(Number(value)))) return Number.NaN;
    const compare = comparison(type);
    return values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
  };

/** How many of a sorted array's elements are not above the point. */
function rangeBucket(point: Value, array: Value, types: string): Value {
  if (point === null || array === null) return null;
  const type = typeAt(types);
  const compare = comparison(type);
  const bounds = elements(array as string, type);
  if (bounds.includes(null)) return fail("The array of RANGE_BUCKET cannot have NULL elements");
  if (bounds.some((bound, i) => i > 0 && compare(nth(bounds, i - 1), bound) > 0))
    return fail("Elements in input array to RANGE_BUCKET must be in ascending order.");
  return BigInt(bounds.filter((bound) => compare(bound, point) <= 0).length);
}

function inArray(value: Value, array: Value, types: string): boolean | null {
  if (array === null) return false;
  const type = typeAt(types);
  const results = elements(array as string, type).map((element) => equal(value, element, type));
  return anyOf(results);
}

const byOrder = (test: (order: number) => boolean) => (a: Value, b: Value, types: string) => {
  const type = typeAt(types);
  if (type.kind === "FLOAT64" && (Number.isNaN(Number(a)) || Number.isNaN(Number(b)))) return false;
  return test(comparison(type)(a, b));
};

function same(a: Value, b: Value, types: string): boolean {
  if (a === null || b === null) return a === b;
  const type = typeAt(types);
  return type.kind === "FLOAT64" ? floats(a, b) === 0 : nullsFirst(a, b, comparison(type)) === 0;
}

export const comparisons: Implementations = {
  ...typed({ greatest: extreme(1), least: extreme(-1), range_bucket: rangeBucket, in_array: inArray }, { nulls: true }),
  ...typed({
    eq: (a: Value, b: Value, types: string) => equal(a, b, typeAt(types)),
    ne: (a: Value, b: Value, types: string) => {
      const result = equal(a, b, typeAt(types));
      return result === null ? null : !result;
    },
    lt: byOrder((order) => order < 0),
    le: byOrder((order) => order <= 0),
    gt: byOrder((order) => order > 0),
    ge: byOrder((order) => order >= 0),
  }),
  ...typed(
    {
      is_distinct_from: (a: Value, b: Value, types: string) => !same(a, b, types),
      is_not_distinct_from: same,
    },
    { nulls: true },
  ),
};
