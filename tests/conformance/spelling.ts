/** Whether a written value means the value that came: all the usual spellings of it, and nothing near it. */
import type { Type } from "@sluice/googlesql";
import { canonicalDecimal, sameNumber } from "./numbers.ts";
import { instant, isoInterval, wallClock } from "./times.ts";
import { parts } from "./nested.ts";

/** `written` comes from a case file, `value` is BigQuery's JSON. */
export function same(written: unknown, value: unknown, type: Type): boolean {
  if (value === null || value === undefined) return written === null;
  if (written === null) return type.kind === "JSON" && value === null;
  if (type.kind === "ARRAY") return sameList(written, value as readonly unknown[], type.element);
  if (type.kind === "STRUCT") return sameStruct(written, value, type);
  return sameScalar(written, value, type);
}

function sameList(written: unknown, values: readonly unknown[], element: Type): boolean {
  const items = Array.isArray(written) ? written : parts(String(written), "[]");
  return items?.length === values.length && items.every((item, i) => sameNested(item, values[i], element));
}

type Struct = Extract<Type, { kind: "STRUCT" }>;

/** `{1, a}`, a list of the fields, an object, or JSON's text of one. */
function sameStruct(written: unknown, value: object, type: Struct): boolean {
  const values = Object.values(value);
  const items = fieldsOf(written, type);
  return items?.length === values.length && items.every((item, i) => sameNested(item, values[i], fieldType(type, i)));
}

const fieldType = (type: Struct, i: number): Type => (type.fields[i] as Struct["fields"][number]).type;

function fieldsOf(written: unknown, type: Struct): readonly unknown[] | undefined {
  if (Array.isArray(written)) return written;
  if (typeof written === "object" && written !== null) return Object.values(written);
  const text = String(written);
  return jsonObject(text, type) ?? parts(text, "{}") ?? parts(text, "()");
}

function jsonObject(text: string, type: Struct): readonly unknown[] | undefined {
  const found = jsonOf(text);
  if (typeof found !== "object" || found === null || Array.isArray(found)) return undefined;
  const names = type.fields.map(({ name }) => name ?? "");
  return Object.keys(found).join() === names.join() ? Object.values(found) : undefined;
}

/** Within a text, NULL is a word and a string may be in quotes. */
function sameNested(written: unknown, value: unknown, type: Type): boolean {
  if (same(written, value, type)) return true;
  if (typeof written !== "string") return false;
  return value === null ? /^(null|<nil>)$/i.test(written) : type.kind === "STRING" && written === `'${String(value)}'`;
}

function sameScalar(written: unknown, value: unknown, type: Type): boolean {
  const text = String(written);
  const own = String(value);
  switch (type.kind) {
    case "INT64":
      return typeof written !== "boolean" && canonicalDecimal(text) === canonicalDecimal(own);
    case "NUMERIC":
    case "BIGNUMERIC":
      return canonicalDecimal(text) === canonicalDecimal(own);
    case "FLOAT64":
      return typeof written !== "boolean" && sameNumber(text, own);
    case "BOOL":
      return text.toLowerCase() === own;
    case "BYTES":
      return sameBytes(text, own);
    case "JSON":
      return sameJson(written, value);
    case "INTERVAL":
      return isoInterval(text) === isoInterval(own);
    case "RANGE":
      return sameRange(text, value, type.element);
    default:
      return sameTime(text, own, type.kind);
  }
}

function sameTime(text: string, own: string, kind: Type["kind"]): boolean {
  if (kind === "TIMESTAMP") return instant(text) !== undefined && instant(text) === instant(own);
  if (kind === "DATETIME" || kind === "TIME")
    return wallClock(text) !== undefined && wallClock(text) === wallClock(own);
  return text === own;
}

/** As they are, in base64, in hexadecimal, or as a literal. */
function sameBytes(text: string, base64: string): boolean {
  const bytes = Buffer.from(base64, "base64");
  const literal = /^b"([^]*)"$/.exec(text)?.[1];
  return (
    text === base64 ||
    text === bytes.toString("utf8") ||
    text === bytes.toString("hex") ||
    literal === bytes.toString("latin1")
  );
}

/** A JSON column written as JSON's text, or as the value itself. */
function sameJson(written: unknown, value: unknown): boolean {
  const asText = typeof written === "string" ? jsonOf(written) : written;
  return deepSame(asText, value) || deepSame(written, value);
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function deepSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return a === b || (typeof a === "bigint" && String(a) === String(b));
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => deepSame((a as Json)[key], (b as Json)[key]));
}

type Json = Readonly<Record<string, unknown>>;

/** `[start, end)`. */
function sameRange(text: string, value: unknown, element: Type): boolean {
  const own =
    typeof value === "string" ? parts(value, "[)") : Object.values(value as object).map((end) => end ?? "UNBOUNDED");
  const items = parts(text, "[)");
  return (
    items?.length === 2 &&
    own?.length === 2 &&
    items.every((item, i) => sameBound(String(item), String(own[i]), element))
  );
}

const sameBound = (text: string, own: string, element: Type): boolean =>
  (isUnbounded(text) && isUnbounded(own)) || sameTime(text, own, element.kind);

const isUnbounded = (text: string): boolean => /^(unbounded|null)$/i.test(text);
