/**
 * ARRAY and STRUCT as JSON texts of their elements, each in its own encoding: INT64 an integer, FLOAT64 a number with a point
 * or an exponent (9e999 infinite, "NaN"), BOOL 1 or 0, BYTES hexadecimal, an ARRAY or STRUCT nested, all else a string.
 */
import type { Type } from "../types.ts";
import { fail, type Value } from "./implementation.ts";

/** As many elements as BigQuery generates: an array without end would take all memory. */
export const checkedLength = (length: number | bigint): void =>
  length < 1_048_575 ? undefined : fail("An array of more than 1048575 elements would be generated");

export const isNested = (type: Type): boolean => type.kind === "ARRAY" || type.kind === "STRUCT";

const QUOTE = 34;
const BACKSLASH = 92;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; text.charCodeAt(at) !== QUOTE; at += 1) if (text.charCodeAt(at) === BACKSLASH) at += 1;
  return at;
}

/** The texts of an array's elements, as they stand. */
export function items(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 1;
  const end = text.length - 1;
  for (let at = 1; at < end; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === 91 || char === 123) depth += 1;
    else if (char === 93 || char === 125) depth -= 1;
    else if (char === 44 && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (found.length > 0 || end > start) found.push(text.slice(start, end));
  return found;
}

export const joined = (elements: readonly string[]): string => `[${elements.join(",")}]`;

export function floatRaw(value: number): string {
  if (Number.isNaN(value)) return '"NaN"';
  if (!Number.isFinite(value)) return value > 0 ? "9e999" : "-9e999";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** An element's text → its value. */
export function fromRaw(raw: string, type: Type): Value {
  if (raw === "null") return null;
  switch (type.kind) {
    case "INT64":
      return BigInt(raw);
    case "FLOAT64":
      return raw === '"NaN"' ? Number.NaN : Number(raw);
    case "BOOL":
      return raw === "1" || raw === "true";
    case "ARRAY":
    case "STRUCT":
      return raw;
    case "BYTES":
      return Buffer.from(raw.slice(1, -1), "hex");
    default:
      return JSON.parse(raw) as string;
  }
}

/** A value → its text as an element. */
export function toRaw(value: Value, type: Type): string {
  if (value === null) return "null";
  switch (type.kind) {
    case "INT64":
      return String(value);
    case "FLOAT64":
      return floatRaw(Number(value));
    case "BOOL":
      return value === true || value === 1n || value === 1 ? "1" : "0";
    case "ARRAY":
    case "STRUCT":
      return value as string;
    case "BYTES":
      return `"${Buffer.from(value as Uint8Array)
        .toString("hex")
        .toUpperCase()}"`;
    default:
      return JSON.stringify(value);
  }
}

export const elements = (text: string, type: Type): Value[] => items(text).map((raw) => fromRaw(raw, type));
export const arrayText = (values: readonly Value[], type: Type): string =>
  joined(values.map((value) => toRaw(value, type)));

/** Undefined where one is NULL. */
export const allKnown = <T>(values: readonly (T | null)[]): readonly T[] | undefined =>
  values.every((value) => value !== null) ? values : undefined;

export const textArray = (values: readonly (string | null)[]): string => JSON.stringify(values);
export const readTexts = (text: string): (string | null)[] => JSON.parse(text) as (string | null)[];
export const readIntegers = (text: string): (bigint | null)[] =>
  items(text).map((raw) => (raw === "null" ? null : BigInt(raw)));
export const readFloats = (text: string): (number | null)[] =>
  items(text).map((raw) => (raw === "null" ? null : raw === '"NaN"' ? Number.NaN : Number(raw)));
