/** ARRAY functions. Elements stay texts where their type does not matter. */
import type { Type } from "../types.ts";
import { comparison, equal } from "./compare.ts";
import { bignumeric, numeric, parsed, written } from "./decimals.ts";
import { divideRounded } from "./rounding.ts";
import { fail, type Implementations, isTrue, lenient, strict, typed, type Value } from "./implementation.ts";
import { fits } from "./integers.ts";
import { checkedInterval, readInterval, writeInterval } from "./interval-value.ts";
import { elements, fromRaw, isNested, items, joined, readTexts, toRaw } from "./nested.ts";
import { typeAt } from "./type-text.ts";
import { last, nth } from "../lists.ts";

export const elementType = (types: string, index = 0): Type => {
  const type = typeAt(types, index);
  return type.kind === "ARRAY" ? type.element : type;
};

/** The element at an offset; NULL or an error where there is none. */
const subscript = (base: 0n | 1n, safe: boolean) => (text: string, position: bigint, types: string) => {
  const raw = items(text)[Number(position - base)];
  if (raw !== undefined) return fromRaw(raw, elementType(types));
  if (safe) return null;
  return fail(`Array index ${position} is out of bounds`);
};

const end = (fn: string, at: 0 | -1) => (text: string, types: string) => {
  const raw = items(text).at(at);
  return raw === undefined ? fail(`${fn} cannot get the element of an empty array`) : fromRaw(raw, elementType(types));
};

function slice(text: string, start: bigint, stop: bigint): string {
  const all = items(text);
  const place = (n: bigint): number => (n < 0n ? all.length + Number(n) : Number(n));
  const [from, to] = [place(start), place(stop)];
  if (from > to) return "[]";
  return joined(all.slice(Math.max(from, 0), Math.max(to + 1, 0)));
}

function textOf(text: string, delimiter: string, missing?: string): string {
  const all = readTexts(text);
  return all.flatMap((item) => (item === null ? (missing === undefined ? [] : [missing]) : [item])).join(delimiter);
}

function bytesOf(text: string, delimiter: Uint8Array, missing?: Uint8Array): Uint8Array {
  const all = readTexts(text).flatMap((item) =>
    item === null ? (missing === undefined ? [] : [missing]) : [Buffer.from(item, "hex")],
  );
  return Buffer.concat(all.flatMap((item, i) => (i === 0 ? [item] : [delimiter, item])));
}

/** NULL elements equal each other here, as in GROUP BY. */
const isDistinct = (text: string): boolean => {
  const all = items(text);
  return new Set(all).size === all.length;
};

function includes(text: string, value: Value, types: string): boolean {
  const type = elementType(types);
  return elements(text, type).some((item) => isTrue(equal(item, value, type)));
}

const includesEach = (all: boolean) => (text: string, sought: string, types: string) => {
  const type = elementType(types);
  const here = elements(text, type);
  const found = (value: Value) => here.some((item) => isTrue(equal(item, value, type)));
  return all ? elements(sought, type).every(found) : elements(sought, type).some(found);
};

const extreme = (sign: 1 | -1) => (text: string, types: string) => {
  const type = elementType(types);
  const values = elements(text, type).filter((value) => value !== null);
  if (type.kind === "FLOAT64" && values.some((value) => Number.isNaN(value))) return Number.NaN;
  const compare = comparison(type);
  return values.length === 0 ? null : values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
};

export const decimalsOf = (type: Type) => (type.kind === "NUMERIC" ? numeric : bignumeric);

/** The sum of values of a numeric type. */
export function total(values: readonly Value[], type: Type): Value {
  switch (type.kind) {
    case "INT64": {
      const sum = values.reduce<bigint>((all, value) => all + (value as bigint), 0n);
      return fits(sum) ? sum : fail("integer overflow in SUM");
    }
    case "FLOAT64":
      return values.reduce<number>((all, value) => all + Number(value), 0);
    case "INTERVAL":
      return writeInterval(
        values
          .map((value) => readInterval(value as string))
          .reduce((a, b) =>
            checkedInterval({ months: a.months + b.months, days: a.days + b.days, micros: a.micros + b.micros }),
          ),
      );
    default: {
      const kind = decimalsOf(type);
      return written(
        values.reduce<bigint>((all, value) => all + parsed(value as string, kind), 0n),
        kind,
        "SUM",
      );
    }
  }
}

export function average(values: readonly Value[], type: Type): Value {
  if (type.kind === "INT64")
    return Number(values.reduce<bigint>((all, value) => all + (value as bigint), 0n)) / values.length;
  const sum = total(values, type);
  if (type.kind === "FLOAT64") return (sum as number) / values.length;
  const kind = decimalsOf(type);
  return written(divideRounded(parsed(sum as string, kind), BigInt(values.length)), kind);
}

const folded = (fold: (values: readonly Value[], type: Type) => Value) => (text: string, types: string) => {
  const type = elementType(types);
  const values = elements(text, type).filter((value) => value !== null);
  return values.length === 0 ? null : fold(values, type);
};

/** Structs of the elements at equal places; modes STRICT, TRUNCATE, PAD. */
function zip(...args: Value[]): string | null {
  const mode = args.at(-1) as string | null;
  const texts = args.slice(0, -1);
  if (mode === null || texts.includes(null)) return null;
  const all = texts.map((text) => items(text as string));
  const sizes = all.map((one) => one.length);
  if (mode === "STRICT" && new Set(sizes).size > 1)
    return fail("Unnested arrays under STRICT mode must have equal lengths");
  const size = mode === "PAD" ? Math.max(...sizes) : Math.min(...sizes);
  return joined(Array.from({ length: size }, (_, i) => joined(all.map((one) => one[i] ?? "null"))));
}

function flatten(text: string, types: string): string {
  return isNested(elementType(types)) ? joined(items(text).flatMap((raw) => (raw === "null" ? [] : items(raw)))) : text;
}

const offsets = (text: string, value: Value, types: string): number[] => {
  const type = elementType(types);
  return elements(text, type).flatMap((item, i) => (equal(item, value, type) === true ? [i] : []));
};

const picked = (found: readonly number[], mode: string): number | undefined => found.at(mode === "LAST" ? -1 : 0);

/** Arguments: array, value, [mode], types. */
function placeOf(text: string, value: Value, rest: readonly string[]): number | undefined {
  return picked(offsets(text, value, last(rest)), rest.length > 1 ? nth(rest, 0) : "FIRST");
}

function offset(text: string, value: Value, ...rest: string[]): bigint | null {
  const at = placeOf(text, value, rest);
  return at === undefined ? null : BigInt(at);
}

function find(text: string, value: Value, ...rest: string[]): Value {
  const at = placeOf(text, value, rest);
  return at === undefined ? null : nth(elements(text, elementType(last(rest))), at);
}

export const arrays: Implementations = {
  ...strict({
    array_length: (text: string) => BigInt(items(text).length),
    array_reverse: (text: string) => joined(items(text).toReversed()),
    array_concat: (...all: string[]) => joined(all.flatMap(items)),
    array_slice: slice,
    array_to_string: textOf,
    array_to_string$ARRAY$BYTES: bytesOf,
    array_is_distinct: isDistinct,
  }),
  ...lenient({ array_zip: zip }),
  ...typed({
    subscript_offset: subscript(0n, false),
    subscript_ordinal: subscript(1n, false),
    subscript_safe_offset: subscript(0n, true),
    subscript_safe_ordinal: subscript(1n, true),
    array_first: end("ARRAY_FIRST", 0),
    array_last: end("ARRAY_LAST", -1),
    array_includes: includes,
    array_includes_any: includesEach(false),
    array_includes_all: includesEach(true),
    array_max: extreme(1),
    array_min: extreme(-1),
    array_sum: folded(total),
    array_avg: folded(average),
    flatten,
    array_offset: offset,
    array_find: find,
    array_offsets: (text: string, value: Value, types: string) => joined(offsets(text, value, types).map(String)),
    array_find_all: (text: string, value: Value, types: string) =>
      joined(offsets(text, value, types).map(() => toRaw(value, elementType(types)))),
  }),
};
