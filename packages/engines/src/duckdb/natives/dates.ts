/** DATE, DATETIME and TIMESTAMP: arithmetic, differences, truncation. */
import { type Call, type Natives, partOf } from "../context.ts";
import { bind } from "../bind.ts";
import { cast } from "../names.ts";
import {
  dateChecked,
  datetimeChecked,
  dayNumber,
  dayOfWeek,
  micros,
  span,
  timestampChecked,
  unitMicros,
  weekNumber,
  weekStart,
} from "./date-parts.ts";

const checks: Readonly<Record<string, (sql: string) => string>> = {
  DATE: dateChecked,
  DATETIME: datetimeChecked,
  TIMESTAMP: timestampChecked,
};

/** A moment and an INTERVAL. An instant takes no months, and which intervals have some shows only when they run. */
export function moved({ args, sql, type }: Call, operator: string): string | undefined {
  const by = args.find((arg) => arg.type.kind === "INTERVAL")!;
  if (type.kind === "TIMESTAMP" && !(by.kind === "literal" && String(by.value).startsWith("0-0 "))) return undefined;
  return checks[type.kind]!(`(${sql[0]} ${operator} ${sql[1]})`);
}

const shift =
  (sign: "" | "-") =>
  (call: Call): string | undefined => {
    const { args, sql, type } = call;
    const [moment, n] = sql as [string, string];
    if (args[1]!.type.kind === "INTERVAL") return args.length === 2 ? moved(call, sign || "+") : undefined;
    const by = span(sign ? `(-${n})` : n, partOf(args[2]) ?? "DAY");
    if (by === undefined) return undefined;
    return checks[type.kind]!(type.kind === "DATE" ? cast(`${moment} + ${by}`, "DATE") : `(${moment} + ${by})`);
  };

function difference({ args, sql }: Call): string | undefined {
  const [a, b] = sql as [string, string];
  const part = partOf(args[2])!;
  const start = weekStart(part);
  const [later, earlier] = args[0]!.type.kind === "DATE" ? [a, b] : [cast(a, "DATE"), cast(b, "DATE")];
  if (start !== undefined) return `(${weekNumber(later, start)} - ${weekNumber(earlier, start)})`;
  if (part === "ISOYEAR") return `(isoyear(${later}) - isoyear(${earlier}))`;
  if (part === "DAY") return `(${later} - ${earlier})`;
  if (part === "MICROSECOND") return `(${micros(a)} - ${micros(b)})`;
  return `datediff('${part.toLowerCase()}', ${b}, ${a})`;
}

/** Whole units, towards zero. */
function elapsed({ args, sql }: Call): string | undefined {
  const unit = unitMicros[partOf(args[2])!];
  return unit === undefined ? undefined : `((${micros(sql[0]!)} - ${micros(sql[1]!)}) // ${unit})`;
}

export function truncateDate(date: string, part: string): string | undefined {
  const start = weekStart(part);
  if (start !== undefined) return dateChecked(bind(date, (d) => `(${d} - ${cast(dayOfWeek(d, start), "INTEGER")})`));
  if (part === "DAY") return date;
  if (part === "ISOYEAR") return cast(`date_trunc('week', make_date(isoyear(${date}), 1, 4))`, "DATE");
  return cast(`date_trunc('${part.toLowerCase()}', ${date})`, "DATE");
}

function truncateDatetime(moment: string, part: string): string | undefined {
  if (part in unitMicros) return `date_trunc('${part.toLowerCase()}', ${moment})`;
  const date = truncateDate(cast(moment, "DATE"), part);
  return date && cast(date, "TIMESTAMP");
}

function truncateTimestamp({ args, sql }: Call): string | undefined {
  if (args.length > 2) return undefined;
  const local = truncateDatetime(`timezone('UTC', ${sql[0]})`, partOf(args[1])!);
  return local && `timezone('UTC', ${local})`;
}

function lastDay({ args, sql }: Call): string | undefined {
  const part = partOf(args[1]) ?? "MONTH";
  const date = args[0]!.type.kind === "DATE" ? sql[0]! : cast(sql[0]!, "DATE");
  return part === "MONTH" ? `last_day(${date})` : undefined;
}

export const dates: Natives = {
  date_add: shift(""),
  date_sub: shift("-"),
  datetime_add: shift(""),
  datetime_sub: shift("-"),
  timestamp_add: shift(""),
  timestamp_sub: shift("-"),
  date_diff: difference,
  datetime_diff: difference,
  timestamp_diff: elapsed,
  date_trunc: ({ args, sql }) => truncateDate(sql[0]!, partOf(args[1])!),
  datetime_trunc: ({ args, sql }) => truncateDatetime(sql[0]!, partOf(args[1])!),
  timestamp_trunc: truncateTimestamp,
  last_day: lastDay,
  unix_date: ({ sql }) => dayNumber(sql[0]!),
  date_from_unix_date: ({ sql }) => dateChecked(`(DATE '1970-01-01' + ${cast(sql[0]!, "INTEGER")})`),
};
