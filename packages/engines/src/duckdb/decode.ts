/** Values as @duckdb/node-api gives them (`getRows`) → the JSON values of BigQuery's TO_JSON. */
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
} from "@duckdb/node-api";
import type { Field, Type } from "@sluice/googlesql/types";
import { fieldNames } from "./types.ts";
import { decimalOf, intervalText, trimmed } from "./wire-values.ts";

export function decode(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "INT64":
      return integer(value as bigint);
    case "FLOAT64":
      return Number.isFinite(value) ? value : String(value);
    case "NUMERIC":
      return decimal(value instanceof DuckDBDecimalValue ? trimmed(value.toString()) : String(value));
    case "BIGNUMERIC":
      return decimal(decimalOf(value as bigint));
    case "BYTES":
      return value instanceof DuckDBBlobValue ? Buffer.from(value.bytes).toString("base64") : value;
    case "JSON":
      return JSON.parse(value as string);
    case "INTERVAL":
      return value instanceof DuckDBIntervalValue ? intervalText(value.months, value.days, value.micros) : value;
    case "ARRAY":
      return value instanceof DuckDBListValue ? value.items.map((item) => decode(item, type.element)) : value;
    case "STRUCT":
      return value instanceof DuckDBStructValue ? struct(value, type.fields) : value;
    case "RANGE":
      return value instanceof DuckDBStructValue ? range(value, type.element) : value;
    default:
      return moment(value);
  }
}

const integer = (value: bigint): number | string =>
  value > 2n ** 53n || value < -(2n ** 53n) ? String(value) : Number(value);

/** A number where a double holds it exactly, else its text. */
const decimal = (text: string): number | string => {
  const digits = text.replace(/^-?0*|\./g, "").replace(/^0+/, "");
  return digits.length <= 15 ? Number(text) : text;
};

function struct(value: DuckDBStructValue, fields: readonly Field[]): unknown {
  const names = fieldNames(fields);
  return Object.fromEntries(
    fields.map((field, i) => [shownName(field, names[i]!, i), decode(value.entries[names[i]!], field.type)]),
  );
}

const shownName = (field: Field, physical: string, i: number): string =>
  field.name !== undefined && physical === field.name ? field.name : `_field_${i + 1}`;

/** `[start, end)`, the ends as CAST prints them. */
function range(value: DuckDBStructValue, element: Type): string {
  const bound = (name: string) => {
    const shown = decode(value.entries[name], element) as string | null;
    return shown === null ? "UNBOUNDED" : shown.replace("T", " ").replace("Z", "+00");
  };
  return `[${bound("range_start")}, ${bound("range_end")})`;
}

function moment(value: unknown): unknown {
  if (value instanceof DuckDBDateValue) return value.isFinite ? value.toString() : endless(value.days);
  if (value instanceof DuckDBTimeValue) return clock(value.micros);
  if (value instanceof DuckDBTimestampValue) return value.isFinite ? stamp(value.micros) : endless(value.micros);
  if (value instanceof DuckDBTimestampTZValue)
    return value.isFinite ? `${stamp(value.micros)}Z` : endless(value.micros);
  // What GoogleSQL has nothing like is its text.
  return typeof value === "object" ? String(value) : value;
}

const endless = (end: number | bigint): string => (end > 0 ? "infinity" : "-infinity");

const DAY = 86_400_000_000n;

function stamp(micros: bigint): string {
  const time = ((micros % DAY) + DAY) % DAY;
  const day = Number((micros - time) / DAY);
  return `${new DuckDBDateValue(day).toString()}T${clock(time)}`;
}

const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");

/** Fractions have 3 digits or 6, as CAST and TO_JSON print them. */
function clock(micros: bigint): string {
  const seconds = Number(micros / 1_000_000n);
  const digits = String(micros % 1_000_000n).padStart(6, "0");
  const fraction = digits === "000000" ? "" : digits.replace(/000$/, "");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction && `.${fraction}`}`;
}
