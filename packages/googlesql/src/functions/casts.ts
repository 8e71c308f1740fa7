/** CAST between all types, with GoogleSQL's errors. Every pair is `cast$FROM$TO`; nested types go through `cast`. */
import { fieldType, type Type, typeName } from "../types.ts";
import { utf8 } from "./bytes.ts";
import { datetimeText, dateText, momentOf, printed, timestampText, timeText } from "./calendar.ts";
import { toInstant } from "./zones.ts";
import { bignumeric, type Decimals, numeric, parsed, readDecimal, writeDecimal, written } from "./decimals.ts";
import { dateIn } from "./dates.ts";
import { datetimeIn } from "./datetimes.ts";
import { floatText } from "./float-text.ts";
import { divideRounded } from "./rounding.ts";
import {
  fail,
  type Implementation,
  type Implementations,
  isTrue,
  strict,
  typed,
  type Value,
} from "./implementation.ts";
import { fits } from "./integers.ts";
import { parseInterval, writeInterval } from "./interval-value.ts";
import { fromRaw, items, joined, toRaw } from "./nested.ts";
import { readRange, writeRange } from "./ranges.ts";
import { readDate, readDatetime, readTime, readTimestamp } from "./times-read.ts";
import { timeIn } from "./times.ts";
import { typeAt } from "./type-text.ts";

type Cast = Implementation["run"];

function textToInteger(text: string): bigint {
  const [, sign, digits] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|\d+)\s*$/.exec(text) ?? [];
  if (digits === undefined) return fail(`Bad int64 value: ${text}`);
  const n = sign === "-" ? -BigInt(digits) : BigInt(digits);
  return fits(n) ? n : fail(`Bad int64 value: ${text}`);
}

const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function textToFloat(text: string): number {
  const trimmed = text.trim();
  if (FLOAT.test(trimmed)) {
    const x = Number(trimmed);
    return Number.isFinite(x) ? x : fail(`Bad double value: ${text}`);
  }
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed) ?? [];
  if (word === undefined) return fail(`Bad double value: ${text}`);
  if (word.toLowerCase() === "nan") return Number.NaN;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function textToBool(text: string): boolean {
  const word = text.toLowerCase();
  return word === "true" || (word === "false" ? false : fail(`Bad bool value: ${text}`));
}

function roundedInteger(x: number): bigint {
  const size = Math.abs(x);
  const whole = Math.floor(size) + (size % 1 >= 0.5 ? 1 : 0);
  if (!(whole < 2 ** 63 || (x < 0 && whole === 2 ** 63)))
    return fail(`Illegal conversion of value to int64: ${floatText(x)}`);
  return BigInt(x < 0 ? -whole : whole);
}

function decimalToInteger(text: string, kind: Decimals): bigint {
  const n = divideRounded(parsed(text, kind), kind.one);
  return fits(n) ? n : fail(`int64 out of range: ${text}`);
}

/** A double's exact value, rounded once. */
function floatToDecimal(x: number, kind: Decimals): string {
  if (!Number.isFinite(x))
    return fail(`Illegal conversion of non-finite floating point number to ${kind.name}: ${floatText(x)}`);
  let [mantissa, power] = [x, 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power += 1;
  }
  return written(divideRounded(BigInt(mantissa) * kind.one, 2n ** BigInt(power)), kind, floatText(x));
}

function textToDecimal(text: string, kind: Decimals): string {
  const value = readDecimal(text.trim(), kind.scale);
  if (value === undefined || value < kind.min || value > kind.max) return fail(`Invalid ${kind.name} value: ${text}`);
  return writeDecimal(value, kind.scale);
}

const kinds = { NUMERIC: numeric, BIGNUMERIC: bignumeric };

function decimalCasts(name: "NUMERIC" | "BIGNUMERIC"): Record<string, Cast> {
  const kind = kinds[name];
  const other = name === "NUMERIC" ? "BIGNUMERIC" : "NUMERIC";
  return {
    [`INT64$${name}`]: (n: bigint) => String(n),
    [`FLOAT64$${name}`]: (x: number | string) => floatToDecimal(Number(x), kind),
    [`STRING$${name}`]: (text: string) => textToDecimal(text, kind),
    [`${name}$INT64`]: (text: string) => decimalToInteger(text, kind),
    [`${name}$FLOAT64`]: Number,
    [`${name}$STRING`]: (text: string) => text,
    [`${name}$${other}`]: (text: string) => textToDecimal(text, kinds[other]),
  };
}

const same: Cast = (value: Value) => value;

const SCALARS: Record<string, Cast> = {
  INT64$FLOAT64: Number,
  INT64$STRING: String,
  INT64$BOOL: (n: bigint) => n !== 0n,
  FLOAT64$INT64: (x: number | string) => roundedInteger(Number(x)),
  FLOAT64$STRING: (x: number | string) => floatText(Number(x)),
  BOOL$INT64: (value: Value) => (isTrue(value) ? 1n : 0n),
  BOOL$STRING: (value: Value) => (isTrue(value) ? "true" : "false"),
  STRING$INT64: textToInteger,
  STRING$FLOAT64: textToFloat,
  STRING$BOOL: textToBool,
  STRING$BYTES: (text: string) => Buffer.from(text),
  BYTES$STRING: (bytes: Uint8Array) => utf8(bytes),
  STRING$DATE: (text: string) => dateText(readDate(text)),
  STRING$DATETIME: (text: string) => datetimeText(readDatetime(text)),
  STRING$TIME: (text: string) => timeText(readTime(text)),
  STRING$TIMESTAMP: (text: string, zone?: string) => timestampText(readTimestamp(text, zone)),
  STRING$INTERVAL: (text: string) => writeInterval(parseInterval(text)),
  INTERVAL$STRING: same,
  DATE$STRING: same,
  TIME$STRING: printed,
  DATETIME$STRING: printed,
  TIMESTAMP$STRING: printed,
  DATE$DATETIME: (date: string) => `${date} 00:00:00`,
  DATE$TIMESTAMP: (date: string, zone = "UTC") => timestampText(toInstant(momentOf(date), zone)),
  DATETIME$DATE: (value: string) => value.slice(0, 10),
  DATETIME$TIME: (value: string) => value.slice(11),
  DATETIME$TIMESTAMP: (value: string, zone = "UTC") => timestampText(toInstant(momentOf(value), zone)),
  TIMESTAMP$DATE: dateIn,
  TIMESTAMP$DATETIME: datetimeIn,
  TIMESTAMP$TIME: timeIn,
  ...decimalCasts("NUMERIC"),
  ...decimalCasts("BIGNUMERIC"),
};

function textToRange(text: string, element: Type): string {
  const { start, end } = readRange(text);
  const bound = (value: string | null): string | null =>
    value === null ? null : (castValue(value, { kind: "STRING" }, element) as string);
  return writeRange({ start: bound(start), end: bound(end) });
}

/** Casts a value that is not NULL; elements and fields one by one. */
export function castValue(value: Value, from: Type, to: Type): Value {
  if (value === null || typeName(from) === typeName(to)) return value;
  if (from.kind === "ARRAY" && to.kind === "ARRAY")
    return joined(items(value as string).map((raw) => castRaw(raw, from.element, to.element)));
  if (from.kind === "STRUCT" && to.kind === "STRUCT")
    return joined(items(value as string).map((raw, i) => castRaw(raw, fieldType(from, i), fieldType(to, i))));
  if (from.kind === "RANGE" && to.kind === "STRING") return value;
  if (to.kind === "RANGE") return textToRange(value as string, to.element);
  if (from.kind === to.kind) return value;
  const cast = SCALARS[`${from.kind}$${to.kind}`];
  return cast === undefined ? fail(`Invalid cast from ${typeName(from)} to ${typeName(to)}`) : cast(value);
}

const castRaw = (raw: string, from: Type, to: Type): string => toRaw(castValue(fromRaw(raw, from), from, to), to);

/** NUMERIC(p, s), STRING(n): rounded or refused. */
function limited(value: Value, first: bigint, ...rest: Value[]): Value {
  const types = rest.at(-1) as string;
  const type = typeAt(types).kind;
  if (type === "STRING" || type === "BYTES") {
    const size = type === "STRING" ? Array.from(value as string).length : (value as Uint8Array).length;
    return BigInt(size) <= first ? value : fail(`maximum length ${first} exceeded by ${type} of length ${size}`);
  }
  if (type !== "NUMERIC" && type !== "BIGNUMERIC") return value;
  const kind = kinds[type];
  const scale = rest.length > 1 ? Number(rest[0]) : 0;
  const unit = 10n ** BigInt(kind.scale - scale);
  const rounded = divideRounded(parsed(value as string, kind), unit);
  const limit = 10n ** first;
  if (rounded >= limit || rounded <= -limit)
    return fail(
      `${type}(${first}, ${scale}) has precision ${first} and scale ${scale} but got a value that is not in range: ${value as string}`,
    );
  return writeDecimal(rounded * unit, kind.scale);
}

/** As a CAST reads it: PARSE_NUMERIC takes commas, blanks around the sign, and the sign at the end too; none between digits. */
const parseable = (text: string): string =>
  text
    .replaceAll(",", "")
    .replace(/^\s*([+-]?)\s*(\S*)\s*$/, "$1$2")
    .replace(/^([^+-].*?)\s*([+-])\s*$/, "$2$1");

export const casts: Implementations = {
  ...strict(Object.fromEntries(Object.entries(SCALARS).map(([name, run]) => [`cast$${name}`, run]))),
  ...typed({
    cast: (value: Value, types: string) => castValue(value, typeAt(types), typeAt(types, 1)),
    cast_limit: limited,
  }),
  ...strict({
    parse_numeric: (text: string) => textToDecimal(parseable(text), numeric),
    parse_bignumeric: (text: string) => textToDecimal(parseable(text), bignumeric),
  }),
};
