/** Making, taking apart and converting DATE, DATETIME, TIME and TIMESTAMP. */
import type { Expr } from "@sluice/googlesql/tree";
import { DATE, DATETIME, STRING, TIME, TIMESTAMP } from "@sluice/googlesql/types";
import { castSql } from "../casts/index.ts";
import { type Call, type Natives, constant, partOf } from "../context.ts";
import { bridgeText } from "../library-calls.ts";
import { bind } from "../bind.ts";
import { cast, text } from "../names.ts";
import { isPlace, micros, timestampChecked, weekStart } from "./date-parts.ts";

/** A place's name as SQL; undefined for what DuckDB may read otherwise. No zone is UTC. */
function zoneOf(expr: Expr | undefined): string | undefined {
  const zone = expr ? constant(expr) : "UTC";
  return zone !== undefined && isPlace(zone) ? text(zone) : undefined;
}

const civil = ({ args, sql }: Call, at: number): string | undefined => {
  const zone = zoneOf(args[at + 1]);
  return zone && `timezone(${zone}, ${sql[at]})`;
};

/** A TIMESTAMP in its zone as DATE, TIME or DATETIME; other types by CAST. */
const converted =
  (type: "DATE" | "TIME" | "TIMESTAMP") =>
  (call: Call): string | undefined => {
    const [first] = call.args;
    if (call.args.length > 2 || !first) return undefined;
    if (first.type.kind === "TIMESTAMP") {
      const local = civil(call, 0);
      return local && (type === "TIMESTAMP" ? local : cast(local, type));
    }
    if (call.args.length > 1) return undefined;
    return castSql(first.type, { DATE, TIME, TIMESTAMP: DATETIME }[type], call.sql[0]!, false);
  };

function datetime(call: Call): string | undefined {
  const [a, b] = call.args;
  if (a?.type.kind === "DATE" && b?.type.kind === "TIME") return `(${call.sql[0]} + ${call.sql[1]})`;
  return converted("TIMESTAMP")(call);
}

function timestamp({ args, sql }: Call): string | undefined {
  const [first, zone] = args;
  if (first!.type.kind === "TIMESTAMP") return sql[0]!;
  if (first!.type.kind === "STRING") return zone ? undefined : castSql(first!.type, TIMESTAMP, sql[0]!, false);
  const place = zoneOf(zone);
  return place && timestampChecked(`timezone(${place}, ${cast(sql[0]!, "TIMESTAMP")})`);
}

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

function extract(call: Call): string | undefined {
  const part = partOf(call.args[0])!;
  const value = call.args[1]!.type.kind === "TIMESTAMP" ? civil(call, 1) : call.sql[1];
  if (value === undefined || call.args[1]!.type.kind === "INTERVAL") return undefined;
  if (sameNames.has(part)) return `${part.toLowerCase()}(${value})`;
  const start = part === "ISOWEEK" ? undefined : weekStart(part);
  if (start !== undefined)
    return bind(value, (x) => `((dayofyear(${x}) + 6 - (dayofweek(${x}) + ${7 - start}) % 7) // 7)`);
  return fields[part]?.(value);
}

/** Towards minus infinity, where // goes towards zero. */
const floored = (value: string, unit: number): string =>
  bind(micros(value), (us) => `((${us} - ((${us} % ${unit}) + ${unit}) % ${unit}) // ${unit})`);

const now = (call: Call): string | undefined => {
  const zone = zoneOf(call.args[0]);
  return zone && `timezone(${zone}, now())`;
};

const nowAs =
  (type: string) =>
  (call: Call): string | undefined => {
    const local = now(call);
    return local ? cast(local, type) : bridgeText(call.fn, [TIMESTAMP, STRING], call.type, ["now()", call.sql[0]!]);
  };

/** TRY and not a check around it, for a TRY around such a check fails in DuckDB. */
function made({ sql, careful }: Call): string {
  const year = `${sql[0]} BETWEEN 1 AND 9999`;
  return `coalesce(CASE WHEN ${year} THEN TRY(make_date(${sql.join(", ")})) END, ${careful(sql)})`;
}

export const timestamps: Natives = {
  date: (call) => (call.args.length === 3 ? made(call) : converted("DATE")(call)),
  time: (call) => converted("TIME")(call),
  datetime,
  timestamp,
  extract,
  current_date: nowAs("DATE"),
  current_time: nowAs("TIME"),
  current_datetime: nowAs("TIMESTAMP"),
  current_timestamp: () => "now()",
  timestamp_seconds: ({ sql }) => timestampChecked(`make_timestamptz(${sql[0]} * 1000000)`),
  timestamp_millis: ({ sql }) => timestampChecked(`make_timestamptz(${sql[0]} * 1000)`),
  timestamp_micros: ({ sql }) => timestampChecked(`make_timestamptz(${sql[0]})`),
  unix_seconds: ({ sql }) => floored(sql[0]!, 1_000_000),
  unix_millis: ({ sql }) => floored(sql[0]!, 1000),
  unix_micros: ({ sql }) => micros(sql[0]!),
};
