/** Values as the driver gives them (int8 a bigint, floats numbers, booleans, bytes; all else PostgreSQL's text) → the JSON values of BigQuery's TO_JSON. */
import type { Type } from "@sluice/googlesql/types";
import { decodeBy, rangeText, structBy } from "../core/decode.ts";
import { digitsOf, exactJson } from "./json-text.ts";

const whole = (value: unknown, type: Type): unknown => nested(exactJson(value as string), type);

export const decode = decodeBy({
  BYTES: (value) =>
    Buffer.from(value instanceof Uint8Array ? value : Buffer.from((value as string).slice(2), "hex")).toString(
      "base64",
    ),
  INTERVAL: (value) => intervalText(value as string),
  ARRAY: whole,
  STRUCT: whole,
  RANGE: whole,
  DATE: moment,
  DATETIME: moment,
  TIME: moment,
  TIMESTAMP: moment,
});

function nested(value: unknown, type: Type): unknown {
  if (value === null) return null;
  const parts = value as readonly unknown[];
  if (type.kind === "ARRAY") return parts.map((item) => nested(item, type.element));
  if (type.kind === "STRUCT") return structBy(type.fields, (field, i) => nested(parts[i] ?? null, field));
  if (type.kind === "RANGE") return rangeText(nested(parts[0], type.element), nested(parts[1], type.element));
  return type.kind === "JSON" ? plainJson(value) : decode(digitsOf(value) ?? value, type);
}

function plainJson(value: unknown): unknown {
  const digits = digitsOf(value);
  if (digits !== undefined) return Number(digits);
  if (Array.isArray(value)) return value.map(plainJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainJson(item)]));
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
