/** Values as the driver gives them (int8 a bigint, floats numbers, booleans, bytes; all else PostgreSQL's text) → the JSON values of BigQuery's TO_JSON. */
import type { Field, Type } from "@sluice/googlesql/types";
import { digitsOf, exactJson } from "./json-text.ts";

export function decode(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "INT64":
      return integer(BigInt(value as bigint | string));
    case "FLOAT64":
      return float(Number(value));
    case "NUMERIC":
    case "BIGNUMERIC":
      return decimal(value as string);
    case "STRING":
    case "BOOL":
      return value;
    case "BYTES":
      return bytes(value);
    case "JSON":
      return typeof value === "string" ? JSON.parse(value) : value;
    case "INTERVAL":
      return intervalText(value as string);
    case "ARRAY":
    case "STRUCT":
    case "RANGE":
      return nested(exactJson(value as string), type);
    default:
      return moment(value);
  }
}

const integer = (value: bigint): number | string =>
  value > 2n ** 53n || value < -(2n ** 53n) ? String(value) : Number(value);

const float = (value: number): unknown => (Number.isFinite(value) ? value : String(value));

/** A number where a double holds it exactly, else its text. */
function decimal(text: string): number | string {
  const plain = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const digits = plain.replace(/^-?0*|\./g, "").replace(/^0+/, "");
  return digits.length <= 15 ? Number(plain) : plain;
}

const bytes = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString("base64")
    : Buffer.from((value as string).slice(2), "hex").toString("base64");

function nested(value: unknown, type: Type): unknown {
  if (value === null) return null;
  if (type.kind === "ARRAY") return (value as unknown[]).map((item) => nested(item, type.element));
  if (type.kind === "STRUCT") return struct(value as unknown[], type.fields);
  if (type.kind === "RANGE") return range(value as unknown[], type.element);
  if (type.kind === "JSON") return plainJson(value);
  return decode(digitsOf(value) ?? value, type);
}

function plainJson(value: unknown): unknown {
  const digits = digitsOf(value);
  if (digits !== undefined) return Number(digits);
  if (Array.isArray(value)) return value.map(plainJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainJson(item)]));
}

function struct(values: readonly unknown[], fields: readonly Field[]): unknown {
  const seen = new Set<string>();
  return Object.fromEntries(
    fields.map(({ name, type }, i) => {
      const key = name?.toLowerCase();
      const shown = key && !seen.has(key) ? name! : `_field_${i + 1}`;
      if (key) seen.add(key);
      return [shown, nested(values[i] ?? null, type)];
    }),
  );
}

/** `[start, end)`, the ends as CAST prints them. */
function range(values: readonly unknown[], element: Type): string {
  const [start, end] = values.map((value) => {
    const shown = nested(value, element);
    return shown === null ? "UNBOUNDED" : (shown as string).replace("T", " ").replace("Z", "+00");
  });
  return `[${start}, ${end})`;
}

/** `2024-01-31 12:30:00+00`, `2024-01-31T12:30:00+00:00` → `2024-01-31T12:30:00Z`. */
function moment(value: unknown): unknown {
  if (typeof value !== "string" || !/^(\d+-\d\d-\d\d[ T])?\d\d:\d\d:/.test(value)) return value;
  return value
    .replace(" ", "T")
    .replace(/\+00(:00)?$/, "Z")
    .replace(/\.(\d+)/, (_, digits: string) => fraction(digits));
}

/** Three digits or six. */
const fraction = (digits: string): string => `.${digits.padEnd(digits.length > 3 ? 6 : 3, "0")}`;

/** `1 year 2 mons -3 days +04:05:06.5` → `1-2 -3 4:5:6.5`. */
export function intervalText(value: string): string {
  const part = (unit: string): number => Number(new RegExp(`([+-]?\\d+) ${unit}`).exec(value)?.[1] ?? 0);
  const months = part("year") * 12 + part("mon");
  const [, sign = "", hours = "0", minutes = "0", seconds = "0", decimals = ""] =
    /([+-]?)(\d+):(\d\d):(\d\d)(?:\.(\d+))?$/.exec(value) ?? [];
  const size = Math.abs(months);
  const places = decimals.replace(/0+$/, "");
  const clock = `${sign === "-" ? "-" : ""}${Number(hours)}:${Number(minutes)}:${Number(seconds)}${places && fraction(places)}`;
  return `${months < 0 ? "-" : ""}${Math.floor(size / 12)}-${size % 12} ${part("day")} ${clock}`;
}
