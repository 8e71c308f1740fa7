/** Values as the API writes them: text, in `{ f: [{ v }] }`. */
import type { Column, Type } from "@sluice/googlesql";

export interface WireOptions {
  /** TIMESTAMP in whole microseconds; else in seconds with a fraction. */
  readonly useInt64Timestamp?: boolean;
}

export interface WireRow {
  readonly f: readonly { readonly v: unknown }[];
}

/** Rows as the engines' JSON has them. */
export const wireRow = (
  row: Readonly<Record<string, unknown>>,
  columns: readonly Column[],
  options: WireOptions,
): WireRow => ({ f: columns.map(({ name, type }) => ({ v: wireValue(row[name], type, options) })) });

export function wireValue(value: unknown, type: Type, options: WireOptions): unknown {
  if (type.kind === "ARRAY")
    return ((value ?? []) as unknown[]).map((one) => ({ v: wireValue(one, type.element, options) }));
  if (value === null || value === undefined) return null;
  if (type.kind === "STRUCT") {
    const values = Object.values(value);
    return { f: type.fields.map((field, at) => ({ v: wireValue(values[at], field.type, options) })) };
  }
  return scalar(value, type, options);
}

function scalar(value: unknown, { kind }: Type, options: WireOptions): string {
  if (kind === "TIMESTAMP") return timestamp(value as string, options);
  if (kind === "FLOAT64") return float(value);
  if (kind === "JSON") return JSON.stringify(value);
  return String(value);
}

function float(value: unknown): string {
  if (value === "Infinity" || value === "-Infinity" || value === "NaN") return value;
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** `2024-01-31T00:00:00.5Z` → microseconds, or seconds with six digits. */
function timestamp(text: string, { useInt64Timestamp }: WireOptions): string {
  const micros = microsOf(text);
  if (useInt64Timestamp) return String(micros);
  const sign = micros < 0n ? "-" : "";
  const size = micros < 0n ? -micros : micros;
  return `${sign}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, "0")}`;
}

export function microsOf(text: string): bigint {
  const [, day = "", time = "", fraction = ""] = /^(\S+)[T ]([\d:]+)(?:\.(\d+))?/.exec(text) ?? [];
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  const at = new Date(0);
  // Date.UTC takes years below 100 for those of the last century.
  at.setUTCFullYear(year, month - 1, date);
  at.setUTCHours(hour, minute, second);
  return BigInt(at.getTime()) * 1000n + BigInt(fraction.padEnd(6, "0").slice(0, 6) || 0);
}
