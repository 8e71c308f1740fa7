/** Values as @duckdb/node-api gives them (`getRows`) → the JSON values of BigQuery's TO_JSON. */
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
} from "@duckdb/node-api";
import { decimal, decodeBy, rangeText, structBy } from "../core/decode.ts";
import { fieldNames } from "./types.ts";
import { decimalOf, intervalText } from "./wire-values.ts";

/** What others made may be of a type that GoogleSQL has not: it stays as it is. */
export const decode = decodeBy({
  BIGNUMERIC: (value) => decimal(decimalOf(value as bigint)),
  BYTES: (value) => (value instanceof DuckDBBlobValue ? Buffer.from(value.bytes).toString("base64") : value),
  INTERVAL: (value) =>
    value instanceof DuckDBIntervalValue ? intervalText(value.months, value.days, value.micros) : value,
  ARRAY: (value, { element }) =>
    value instanceof DuckDBListValue ? value.items.map((item) => decode(item, element)) : value,
  STRUCT: (value, { fields }) => {
    if (!(value instanceof DuckDBStructValue)) return value;
    const names = fieldNames(fields);
    return structBy(fields, (type, i) => decode(value.entries[names[i] ?? ""], type));
  },
  RANGE: (value, { element }) => {
    if (!(value instanceof DuckDBStructValue)) return value;
    const { range_start: start, range_end: end } = value.entries;
    return rangeText(decode(start, element), decode(end, element));
  },
  STRING: moment,
  BOOL: moment,
  DATE: moment,
  DATETIME: moment,
  TIME: moment,
  TIMESTAMP: moment,
});

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
