/** One type as another in PostgreSQL's SQL. */
import { zip } from "@sluice/googlesql/lists";
import { sameType, STRING, type Type, typeName } from "@sluice/googlesql/types";
import { type Conversion, type Conversions, convert, from, isNotZero, ofArrays, ofStructs } from "../../core/casts.ts";
import { unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { fromJsonb, fromJsonbAt, jsonbArray, toJsonb, typeText } from "../jsonb.ts";
import { ours } from "../names.ts";
import { declare } from "../types.ts";
import { readers } from "./readers.ts";

export function castSql(type: Type, to: Type, sql: string): string {
  if (sameType(type, to)) return sql;
  const made = convert(conversions, sql, { from: type, to, safe: false });
  if (made === undefined) throw unsupported(`CAST from ${typeName(type)} to ${typeName(to)}`);
  return made;
}

export const toText = (type: Type, sql: string): string => castSql(type, STRING, sql);

/** By a function of ours. */
const by =
  (fn: string): Conversion =>
  (sql) =>
    ours(fn, sql);
const plainly: Conversion = (sql, { to }) => cast(sql, declare(to));
const utc = (sql: string): string => `timezone('UTC', ${sql})`;

const read: Conversion = (sql, { to }) => {
  const reader = readers[to.kind];
  return reader && ours(`to_${reader}`, sql);
};

const array = ofArrays((sql, element, other) => {
  const made = toJsonb(castSql(element, other, fromJsonb("_v", element)), other);
  const items = `SELECT coalesce(jsonb_agg(${made} ORDER BY _n), '[]'::jsonb) FROM jsonb_array_elements(${sql}) WITH ORDINALITY AS _e(_v, _n)`;
  return `CASE WHEN ${sql} IS NOT NULL THEN (${items}) END`;
});

const struct = ofStructs((sql, type, to) => {
  const pairs = zip(type.fields, to.fields, (before, after) => [before.type, after.type] as const);
  if (pairs.every(([before, after]) => sameType(before, after))) return sql;
  const fields = pairs.map(([before, after], i) => castSql(before, after, fromJsonbAt(sql, i, before)));
  return `CASE WHEN ${sql} IS NOT NULL THEN ${jsonbArray(fields)} END`;
});

/** PostgreSQL's own text of an instant is in the session's zone. */
const momentText: Conversion = (sql, { from: { kind } }) => {
  if (kind === "TIMESTAMP") return ours("instant_text", sql);
  return kind === "DATE" ? cast(sql, "text") : ours("clock_text", cast(sql, "text"));
};

const conversions: Conversions = {
  "ARRAY ARRAY": array,
  "STRUCT STRUCT": struct,
  ...from("STRING", Object.keys(readers).join(" "), read),
  "STRING BYTES": (x) => `convert_to(${x}, 'UTF8')`,
  "STRING RANGE": (x, { to }) => (to.kind === "RANGE" ? ours("to_range", x, typeText(to.element)) : undefined),
  "RANGE STRING": (x, pair) =>
    pair.from.kind === "RANGE" ? ours("range_text", x, typeText(pair.from.element)) : undefined,
  "BYTES STRING": by("utf8"),
  "INTERVAL STRING": by("interval_text"),
  "INT64 BOOL": isNotZero,
  ...from("INT64", "STRING FLOAT64 NUMERIC BIGNUMERIC", plainly),
  "BOOL INT64": (x) => `(${x})::int::bigint`,
  "BOOL STRING": plainly,
  "FLOAT64 INT64": by("float_to_int64"),
  "FLOAT64 STRING": by("float_text"),
  "FLOAT64 NUMERIC": by("float_to_numeric"),
  "FLOAT64 BIGNUMERIC": by("float_to_bignumeric"),
  ...from("NUMERIC BIGNUMERIC", "STRING", by("decimal_text")),
  ...from("NUMERIC BIGNUMERIC", "INT64 FLOAT64 NUMERIC BIGNUMERIC", plainly),
  ...from("DATE DATETIME TIME TIMESTAMP", "STRING", momentText),
  ...from("DATE DATETIME", "DATE DATETIME", plainly),
  "DATETIME TIME": plainly,
  ...from("DATE DATETIME TIMESTAMP", "TIMESTAMP", (x) => utc(cast(x, "timestamp"))),
  ...from("TIMESTAMP", "DATE DATETIME TIME", (x, { to }) => cast(utc(x), declare(to))),
};
