/** SQL values → JSON: TO_JSON, TO_JSON_STRING, and the arguments of JSON_OBJECT and its like. */
import type { Field, StructType, Type } from "../types.ts";
import { printed } from "./calendar.ts";
import { floatText } from "./float-text.ts";
import { isTrue, type Value } from "./implementation.ts";
import { doubleJson, isArray, isObject, type Json, type JsonNumber, readJson, writeJson } from "./json-value.ts";
import { fromRaw, items } from "./nested.ts";
import { zip } from "../lists.ts";

const number = (text: string): JsonNumber => ({ number: text });
const isWide = (n: bigint): boolean => n > 2n ** 53n || n < -(2n ** 53n);

/** Dates in JSON have a T, and instants a Z. */
export const dateTimeJson = (text: string): string => printed(text).replace(" ", "T").replace("+00", "Z");

function floatJson(x: number, show: (x: number) => string): Json {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "Infinity" : "-Infinity";
  return number(show(x));
}

export interface Style {
  /** `string`: as TO_JSON_STRING writes; `json`: as TO_JSON does. */
  readonly form: "string" | "json";
  readonly stringifyWide?: boolean;
}

function integer(n: bigint, style: Style): Json {
  const text = style.form === "string" ? isWide(n) : style.stringifyWide === true && isWide(n);
  return text ? String(n) : number(String(n));
}

/** A decimal is a number where a double has it exactly. */
function decimal(text: string, style: Style): Json {
  const exact = floatText(Number(text)) === text || !/[.]/.test(text);
  const wide = !exact || (!text.includes(".") && isWide(BigInt(text)));
  if (style.form === "string" ? wide : style.stringifyWide === true && wide) return text;
  return number(text);
}

export function toJson(value: Value, type: Type, style: Style): Json {
  if (value === null) return null;
  switch (type.kind) {
    case "BOOL":
      return isTrue(value);
    case "INT64":
      return integer(value as bigint, style);
    case "FLOAT64":
      return floatJson(Number(value), style.form === "string" ? floatText : doubleJson);
    case "NUMERIC":
    case "BIGNUMERIC":
      return decimal(value as string, style);
    case "BYTES":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "TIME":
      return printed(value as string);
    case "DATETIME":
    case "TIMESTAMP":
      return dateTimeJson(value as string);
    case "JSON":
      return readJson(value as string);
    case "INTERVAL":
      return intervalJson(value as string);
    case "RANGE":
      return rangeJson(value as string, type.element);
    case "ARRAY":
      return items(value as string).map((raw) => toJson(fromRaw(raw, type.element), type.element, style));
    case "STRUCT":
      return structJson(value as string, type, style);
    default:
      return value as string;
  }
}

function structJson(text: string, type: StructType, style: Style): Json {
  const raws = items(text);
  const members = zip(
    type.fields,
    raws,
    (field, raw) => [field.name ?? "", toJson(fromRaw(raw, field.type), field.type, style)] as const,
  );
  const found = new Map<string, Json>();
  for (const [name, json] of members) if (!found.has(name)) found.set(name, json);
  return found;
}

const part = (n: string | undefined, mark: string, minus = ""): string =>
  n === undefined || Number(n) === 0 ? "" : `${minus}${String(Number(n))}${mark}`;

/** ISO 8601, as TO_JSON_STRING writes it. */
function intervalJson(text: string): string {
  const [, sign, years, months, days, timeSign, hours, minutes, seconds] =
    /^(-?)(\d+)-(\d+) (-?\d+) (-?)(\d+):(\d+):([\d.]+)$/.exec(text) ?? [];
  const date = part(years, "Y", sign) + part(months, "M", sign) + part(days, "D");
  const time = part(hours, "H", timeSign) + part(minutes, "M", timeSign) + part(seconds, "S", timeSign);
  return date + time === "" ? "P0Y" : `P${date}${time === "" ? "" : `T${time}`}`;
}

function rangeJson(text: string, element: Type): Json {
  const [start = "", end = ""] = text.slice(1, -1).split(", ");
  const bound = (value: string): Json => (value === "UNBOUNDED" ? null : toJson(value, element, { form: "json" }));
  return new Map([
    ["start", bound(start)],
    ["end", bound(end)],
  ]);
}

/** With a line for each member and element. */
export function prettyJson(json: Json, indent = ""): string {
  const inner = `${indent}  `;
  const block = (open: string, lines: readonly string[], close: string) =>
    lines.length === 0 ? open + close : `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
  if (isArray(json))
    return block(
      "[",
      json.map((item) => prettyJson(item, inner)),
      "]",
    );
  if (!isObject(json)) return writeJson(json);
  return block(
    "{",
    [...json].map(([key, item]) => `${JSON.stringify(key)}: ${prettyJson(item, inner)}`),
    "}",
  );
}

/** TO_JSON_STRING. Unlike TO_JSON it keeps fields of the same name, and those without a name are all "". */
export function jsonString(value: Value, type: Type): string {
  if (value === null) return "null";
  if (type.kind === "ARRAY")
    return `[${items(value as string)
      .map((raw) => jsonString(fromRaw(raw, type.element), type.element))
      .join(",")}]`;
  if (type.kind === "STRUCT") return structString(items(value as string), type.fields);
  return writeJson(toJson(value, type, { form: "string" }));
}

function structString(raws: readonly string[], fields: readonly Field[]): string {
  const members = zip(
    fields,
    raws,
    ({ name = "", type }, raw) => `${JSON.stringify(name)}:${jsonString(fromRaw(raw, type), type)}`,
  );
  return `{${members.join(",")}}`;
}
