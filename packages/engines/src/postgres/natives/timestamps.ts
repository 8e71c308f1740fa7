/** Making, taking apart and converting DATE, DATETIME, TIME and TIMESTAMP. */
import { atLeast, binary, kindOf, partOf, typeOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { toText } from "../casts/conversions.ts";
import { ours } from "../names.ts";

export const utc = (sql: string): string => `timezone('UTC', ${sql})`;
const zoned = (instant: string, zone: string | undefined): string =>
  zone === undefined ? utc(instant) : ours("at_zone", instant, zone);

/** An instant's date, time or both, in a zone; of a DATETIME its part. */
const civil = (type: "date" | "time" | "timestamp"): Native =>
  unary((x, call) => {
    const kind = kindOf(call, 0);
    if (kind === "STRING") return ours(`to_${type === "timestamp" ? "datetime" : type}`, x);
    return cast(kind === "TIMESTAMP" ? zoned(x, call.sql[1]) : x, type);
  });

/** By its parts, of which there are so many; any other number of arguments is a conversion. */
const made =
  (parts: number, fn: string, otherwise: Native): Native =>
  (call) =>
    call.args.length === parts ? ours(fn, ...call.sql) : otherwise(call);

const ofDateAndTime: Native = (call) => {
  if (call.args.length !== 2 || kindOf(call, 0) !== "DATE") return civil("timestamp")(call);
  const [date, time] = atLeast(2, call);
  return `(${date} + ${time})`;
};

const timestamp: Native = unary((x, call) => {
  const [, zone] = call.sql;
  const kind = kindOf(call, 0);
  if (kind === "TIMESTAMP") return x;
  if (kind === "STRING") return ours("to_timestamp", ...call.sql);
  const moment = cast(x, "timestamp");
  return zone === undefined ? utc(moment) : ours("from_zone", moment, zone);
});

/** Now: of the transaction, as a statement in BigQuery has one. */
const current =
  (type: string): Native =>
  ({ sql }) =>
    cast(zoned("transaction_timestamp()", sql[0]), type);

const plainParts = new Set(["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "QUARTER"]);

const extract: Native = binary((_, x, call) => {
  const part = partOf(call.args[0]) ?? "";
  const zone = call.sql[2];
  const kind = kindOf(call, 1);
  if (part === "DATE" || part === "TIME" || part === "DATETIME")
    return cast(kind === "TIMESTAMP" ? zoned(x, zone) : x, part === "DATETIME" ? "timestamp" : part.toLowerCase());
  if (plainParts.has(part) && zone === undefined && kind !== "INTERVAL")
    return cast(`extract(${part} FROM ${kind === "TIMESTAMP" ? utc(x) : x})`, "bigint");
  return ours("extract", ...call.sql);
});

const string: Native = unary((x, call) => {
  if (kindOf(call, 0) === "JSON") return ours("json_string", x);
  return call.sql.length > 1 ? ours("instant_text", ...call.sql) : toText(typeOf(call, 0), x);
});

const instantOf = (unit: string): Native => unary((n) => ours("instant_of", n, `'${unit}'`));

const unix = (unit: number): Native => unary((instant) => ours("floor_div", ours("micros", instant), `${unit}`));

export const timestamps: Natives = {
  date: made(3, "make_date", civil("date")),
  time: made(3, "make_time", civil("time")),
  datetime: made(6, "make_moment", ofDateAndTime),
  timestamp,
  string,
  extract,
  current_date: current("date"),
  current_time: current("time"),
  current_datetime: current("timestamp"),
  current_timestamp: () => "transaction_timestamp()",
  timestamp_seconds: instantOf("SECOND"),
  timestamp_millis: instantOf("MILLISECOND"),
  timestamp_micros: instantOf("MICROSECOND"),
  unix_seconds: unix(1_000_000),
  unix_millis: unix(1000),
  unix_micros: unary((instant) => ours("micros", instant)),
};
