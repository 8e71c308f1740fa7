/** Making, taking apart and converting DATE, DATETIME, TIME and TIMESTAMP. */
import type { Expr } from "@sluice/googlesql/tree";
import { DATE, DATETIME, STRING, TIME, TIMESTAMP } from "@sluice/googlesql/types";
import { atLeast, constant, kindOf, partAt, sqlOf, ternary, typeOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { castSql } from "../casts/conversions.ts";
import { byLibrary, libraryCall } from "../library-calls.ts";
import { bind } from "../bind.ts";
import { text } from "../names.ts";
import { isPlace, micros, timestampChecked, weekStart } from "./date-parts.ts";

/** A place's name as SQL; undefined for what DuckDB may read otherwise. No zone is UTC. */
function zoneOf(expr: Expr | undefined): string | undefined {
  const zone = expr ? constant(expr) : "UTC";
  return zone !== undefined && isPlace(zone) ? text(zone) : undefined;
}

/** The instant at a place among the arguments, as it is in the zone that comes after it. */
const civil = (call: Call, at: number): string | undefined => {
  const zone = zoneOf(call.args[at + 1]);
  return zone && `timezone(${zone}, ${sqlOf(call, at)})`;
};

/** A TIMESTAMP in its zone as DATE, TIME or DATETIME; other types by CAST. */
const converted =
  (type: "DATE" | "TIME" | "TIMESTAMP"): Native =>
  (call) => {
    if (call.args.length > 2 || call.args.length === 0) return undefined;
    if (kindOf(call, 0) === "TIMESTAMP") {
      const local = civil(call, 0);
      return local && (type === "TIMESTAMP" ? local : cast(local, type));
    }
    if (call.args.length > 1) return undefined;
    return castSql(typeOf(call, 0), { DATE, TIME, TIMESTAMP: DATETIME }[type], sqlOf(call, 0), false);
  };

const datetime: Native = (call) => {
  if (call.args.length === 2 && kindOf(call, 0) === "DATE" && kindOf(call, 1) === "TIME") {
    const [date, time] = atLeast(2, call);
    return `(${date} + ${time})`;
  }
  return converted("TIMESTAMP")(call);
};

const timestamp: Native = unary((x, call) => {
  const zone = call.args[1];
  if (kindOf(call, 0) === "TIMESTAMP") return x;
  if (kindOf(call, 0) === "STRING") return zone ? undefined : castSql(STRING, TIMESTAMP, x, false);
  const place = zoneOf(zone);
  const local = cast(x, "TIMESTAMP");
  if (place === undefined || !zone) return place && timestampChecked(`timezone(${place}, ${local})`);
  // DuckDB's own timezone() takes the second of two instants.
  return timestampChecked(`timezone('UTC', googlesql.instant(${local}, ${place}))`);
});

const fields: Readonly<Record<string, (x: string) => string>> = {
  DAYOFWEEK: (x) => `(dayofweek(${x}) + 1)`,
  ISOWEEK: (x) => `week(${x})`,
  MILLISECOND: (x) => `((microsecond(${x}) % 1000000) // 1000)`,
  MICROSECOND: (x) => `(microsecond(${x}) % 1000000)`,
  DATE: (x) => cast(x, "DATE"),
  TIME: (x) => cast(x, "TIME"),
  DATETIME: (x) => x,
};

const sameNames = new Set(["YEAR", "QUARTER", "MONTH", "DAY", "DAYOFYEAR", "ISOYEAR", "HOUR", "MINUTE", "SECOND"]);

const extract: Native = (call) => {
  const part = partAt(call, 0);
  const value = kindOf(call, 1) === "TIMESTAMP" ? civil(call, 1) : sqlOf(call, 1);
  if (value === undefined || kindOf(call, 1) === "INTERVAL") return undefined;
  if (sameNames.has(part)) return `${part.toLowerCase()}(${value})`;
  const start = part === "ISOWEEK" ? undefined : weekStart(part);
  if (start !== undefined)
    return bind(value, (x) => `((dayofyear(${x}) + 6 - (dayofweek(${x}) + ${7 - start}) % 7) // 7)`);
  return fields[part]?.(value);
};

/** Towards minus infinity, where // goes towards zero. */
const floored = (unit: number): Native =>
  unary((instant) => bind(micros(instant), (us) => `((${us} - ((${us} % ${unit}) + ${unit}) % ${unit}) // ${unit})`));

const nowAs =
  (type: string): Native =>
  (call) => {
    const zone = zoneOf(call.args[0]);
    if (zone !== undefined) return cast(`timezone(${zone}, now())`, type);
    return libraryCall(call.fn, [TIMESTAMP, STRING], call.type, ["now()", sqlOf(call, 0)]);
  };

/** TRY and not a check around it, for a TRY around such a check fails in DuckDB. */
const made: Native = ternary((year, month, day, call) => {
  const parts = [year, month, day];
  const usual = `CASE WHEN ${year} BETWEEN 1 AND 9999 THEN TRY(make_date(${parts.join(", ")})) END`;
  return `coalesce(${usual}, ${byLibrary(call, parts)})`;
});

/** A number of seconds or less since 1970 as an instant. */
const since = (factor: string): Native => unary((n) => timestampChecked(`make_timestamptz(${n}${factor})`));

export const timestamps: Natives = {
  date: (call) => (call.args.length === 3 ? made : converted("DATE"))(call),
  time: converted("TIME"),
  datetime,
  timestamp,
  extract,
  current_date: nowAs("DATE"),
  current_time: nowAs("TIME"),
  current_datetime: nowAs("TIMESTAMP"),
  current_timestamp: () => "now()",
  timestamp_seconds: since(" * 1000000"),
  timestamp_millis: since(" * 1000"),
  timestamp_micros: since(""),
  unix_seconds: floored(1_000_000),
  unix_millis: floored(1000),
  unix_micros: unary(micros),
};
