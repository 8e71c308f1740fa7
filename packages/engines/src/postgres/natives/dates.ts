/** DATE, DATETIME, TIMESTAMP, TIME and INTERVAL. */
import type { Call, Native, Natives } from "../context.ts";
import { constant, partOf } from "../context.ts";
import { momentText } from "../casts/index.ts";
import { cast, ours, text } from "../names.ts";
import { each, own } from "../library-calls.ts";

const utc = (sql: string): string => `timezone('UTC', ${sql})`;
const zoned = (instant: string, zone: string | undefined): string =>
  zone === undefined ? utc(instant) : ours("at_zone", instant, zone);

/** An instant's date, time or both, in a zone; of a DATETIME its part. */
const civil =
  (type: "date" | "time" | "timestamp"): Native =>
  ({ args, sql }: Call) => {
    const [x, zone] = sql as [string, string?];
    const { kind } = args[0]!.type;
    if (kind === "STRING") return ours(`to_${type === "timestamp" ? "datetime" : type}`, x);
    return cast(kind === "TIMESTAMP" ? zoned(x, zone) : x, type);
  };

const date: Native = (call) => (call.args.length === 3 ? ours("make_date", ...call.sql) : civil("date")(call));
const time: Native = (call) => (call.args.length === 3 ? ours("make_time", ...call.sql) : civil("time")(call));

const datetime: Native = (call) => {
  const { args, sql } = call;
  if (args.length === 6) return ours("make_moment", ...sql);
  return args[0]!.type.kind === "DATE" && args.length === 2 ? `(${sql[0]} + ${sql[1]})` : civil("timestamp")(call);
};

const timestamp: Native = ({ args, sql }) => {
  const [x, zone] = sql as [string, string?];
  const { kind } = args[0]!.type;
  if (kind === "TIMESTAMP") return x;
  if (kind === "STRING") return ours("to_timestamp", ...sql);
  const moment = cast(x, "timestamp");
  return zone === undefined ? utc(moment) : ours("from_zone", moment, zone);
};

/** Now: of the transaction, as a statement in BigQuery has one. */
const current =
  (type: string): Native =>
  ({ sql }) =>
    type === "timestamptz" ? "transaction_timestamp()" : cast(zoned("transaction_timestamp()", sql[0]), type);

/** With an INTERVAL, or with a number and a unit. */
const later =
  (fn: string, sign: "+" | "-"): Native =>
  ({ args, sql }) => {
    const [x, by, unit] = sql as [string, string, string?];
    if (unit !== undefined) return ours(fn, x, by, unit);
    const name = fn.replace("_sub", "_add").replace("date_", "datetime_").replace("datetimetime_", "datetime_");
    const start = args[0]!.type.kind === "DATE" ? cast(x, "timestamp") : x;
    return ours(name, start, sign === "-" ? `(- ${by})` : by);
  };

/** PostgreSQL's own for what models use most. */
const dateTrunc: Native = ({ args, sql }) => {
  const part = partOf(args[1]);
  if (part === "DAY") return sql[0];
  if (part === "MONTH" || part === "QUARTER" || part === "YEAR")
    return cast(`date_trunc(${text(part.toLowerCase())}, ${cast(sql[0]!, "timestamp")})`, "date");
  return ours("week_trunc", ...sql);
};

const extract: Native = (call) => {
  const part = partOf(call.args[0]);
  const [, x, zone] = call.sql as [string, string, string?];
  const { kind } = call.args[1]!.type;
  if (part === "DATE" || part === "TIME" || part === "DATETIME")
    return cast(kind === "TIMESTAMP" ? zoned(x, zone) : x, part === "DATETIME" ? "timestamp" : part.toLowerCase());
  if (
    ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "QUARTER"].includes(part ?? "") &&
    zone === undefined &&
    kind !== "INTERVAL"
  )
    return cast(`extract(${part} FROM ${kind === "TIMESTAMP" ? utc(x) : x})`, "bigint");
  return ours("extract", ...call.sql);
};

const lastDay: Native = ({ args, sql }) =>
  ours("last_day_checked", args[0]!.type.kind === "DATE" ? sql[0]! : cast(sql[0]!, "date"), sql[1] ?? "'MONTH'");

const elements: Readonly<Record<string, string>> = { Y: "YYYY", m: "MM", d: "DD", H: "HH24", M: "MI", S: "SS" };

/** A constant format of plain elements and plain punctuation is to_char's. */
function plainFormat(format: string | undefined): string | undefined {
  const expanded = format?.replaceAll("%F", "%Y-%m-%d").replaceAll("%T", "%H:%M:%S").replaceAll("%R", "%H:%M");
  if (expanded === undefined || !/^(%[YmdHMS]|[-:/ ._])*$/.test(expanded)) return undefined;
  return expanded.replaceAll(/%([YmdHMS])/g, (_, name: string) => elements[name]!);
}

const format: Native = ({ fn, args, sql }) => {
  const pattern = plainFormat(constant(args[0]));
  if (pattern === undefined || args.length > 2 || fn === "format_time") return ours(fn, ...sql);
  const moment = args[1]!.type.kind === "TIMESTAMP" ? utc(sql[1]!) : sql[1]!;
  return ours("format_plain", cast(moment, "timestamp"), text(pattern), sql[0]!);
};

/** A year, a month and a day, as they nearly always come, are read at once. */
const parseDate: Native = ({ args, sql }) => {
  const parsed = ours("parse_date", ...sql);
  return /^%(F|Y-%m-%d)$/.test(constant(args[0]) ?? "")
    ? `coalesce(${ours("date_or_null", sql[1]!)}, ${parsed})`
    : parsed;
};

const string: Native = ({ args, sql }) => {
  const { type } = args[0]!;
  if (type.kind === "JSON") return ours("json_string", sql[0]!);
  return sql.length > 1 ? ours("instant_text", ...sql) : momentText(type, sql[0]!);
};

const instantOf =
  (unit: string): Native =>
  ({ sql }) =>
    ours("instant_of", sql[0]!, `'${unit}'`);

const unix =
  (unit: number): Native =>
  ({ sql }) =>
    unit === 1 ? ours("micros", sql[0]!) : ours("floor_div", ours("micros", sql[0]!), `${unit}`);

const bucket =
  (type: "date" | "timestamp" | "timestamptz"): Native =>
  ({ sql }) => {
    const [x, width, origin = "'1950-01-01'"] = sql as [string, string, string?];
    const local = (value: string) =>
      type === "timestamptz" ? utc(cast(value, type)) : cast(cast(value, type), "timestamp");
    const found = ours(
      "bucket",
      local(x),
      width,
      origin.startsWith("'1950") ? "'1950-01-01'::timestamp" : local(origin),
    );
    return type === "timestamptz" ? utc(found) : cast(found, type);
  };

export const dates: Natives = {
  date,
  time,
  datetime,
  timestamp,
  string,
  current_date: current("date"),
  current_time: current("time"),
  current_datetime: current("timestamp"),
  current_timestamp: current("timestamptz"),
  ...each("date_add datetime_add timestamp_add time_add", (name) => later(name, "+")),
  ...each("date_sub datetime_sub timestamp_sub time_sub", (name) => later(name, "-")),
  ...each("date_diff datetime_diff timestamp_diff time_diff datetime_trunc timestamp_trunc time_trunc", () => own()),
  parse_date: parseDate,
  ...each("parse_datetime parse_time parse_timestamp make_interval interval justify_interval", () => own()),
  ...each("format_date format_datetime format_timestamp format_time", () => format),
  ...each("generate_datetime_array generate_timestamp_array", () => own()),
  generate_date_array: ({ sql }) => ours("generate_date_array", ...sql, ...(sql.length === 2 ? ["1", "'DAY'"] : [])),
  justify_days: ({ sql }) => `justify_days(${sql[0]})`,
  justify_hours: ({ sql }) => `justify_hours(${sql[0]})`,
  date_trunc: dateTrunc,
  extract,
  last_day: lastDay,
  date_from_unix_date: ({ sql }) => ours("date_add", "'1970-01-01'::date", sql[0]!, "'DAY'"),
  unix_date: ({ sql }) => `(${sql[0]} - '1970-01-01'::date)::bigint`,
  timestamp_seconds: instantOf("SECOND"),
  timestamp_millis: instantOf("MILLISECOND"),
  timestamp_micros: instantOf("MICROSECOND"),
  unix_seconds: unix(1_000_000),
  unix_millis: unix(1000),
  unix_micros: unix(1),
  date_bucket: bucket("date"),
  datetime_bucket: bucket("timestamp"),
  timestamp_bucket: bucket("timestamptz"),
};
