/** DATE, DATETIME and TIMESTAMP: arithmetic, differences, truncation. */
import { atLeast, binary, kindOf, partAt, partOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import {
  checked,
  dateChecked,
  dayNumber,
  dayOfWeek,
  micros,
  span,
  unitMicros,
  weekNumber,
  weekStart,
} from "./date-parts.ts";

/** A moment and an INTERVAL. An instant takes no months, and which intervals have some shows only when they run. */
export function moved(call: Call, operator: string): string | undefined {
  const { args, type } = call;
  const [a, b] = atLeast(2, call);
  const by = args.find((arg) => arg.type.kind === "INTERVAL");
  const days = by?.kind === "literal" && String(by.value).startsWith("0-0 ");
  return type.kind === "TIMESTAMP" && !days ? undefined : checked(type, `(${a} ${operator} ${b})`);
}

const shift = (sign: "" | "-"): Native =>
  binary((moment, n, call) => {
    const { args, type } = call;
    if (kindOf(call, 1) === "INTERVAL") return args.length === 2 ? moved(call, sign || "+") : undefined;
    const by = span(sign ? `(-${n})` : n, partOf(args[2]) ?? "DAY");
    if (by === undefined) return undefined;
    return checked(type, type.kind === "DATE" ? cast(`${moment} + ${by}`, "DATE") : `(${moment} + ${by})`);
  });

const difference: Native = binary((a, b, call) => {
  const part = partAt(call, 2);
  const start = weekStart(part);
  const [later, earlier] = kindOf(call, 0) === "DATE" ? [a, b] : [cast(a, "DATE"), cast(b, "DATE")];
  if (start !== undefined) return `(${weekNumber(later, start)} - ${weekNumber(earlier, start)})`;
  if (part === "ISOYEAR") return `(isoyear(${later}) - isoyear(${earlier}))`;
  if (part === "DAY") return `(${later} - ${earlier})`;
  if (part === "MICROSECOND") return `(${micros(a)} - ${micros(b)})`;
  return `datediff('${part.toLowerCase()}', ${b}, ${a})`;
});

/** Whole units, towards zero. */
const elapsed: Native = binary((a, b, call) => {
  const unit = unitMicros.get(partAt(call, 2));
  return unit === undefined ? undefined : `((${micros(a)} - ${micros(b)}) // ${unit})`;
});

function truncateDate(date: string, part: string): string {
  const start = weekStart(part);
  if (start !== undefined) return dateChecked(bind(date, (d) => `(${d} - ${cast(dayOfWeek(d, start), "INTEGER")})`));
  if (part === "DAY") return date;
  if (part === "ISOYEAR") return cast(`date_trunc('week', make_date(isoyear(${date}), 1, 4))`, "DATE");
  return cast(`date_trunc('${part.toLowerCase()}', ${date})`, "DATE");
}

function truncateDatetime(moment: string, part: string): string {
  if (unitMicros.has(part)) return `date_trunc('${part.toLowerCase()}', ${moment})`;
  return cast(truncateDate(cast(moment, "DATE"), part), "TIMESTAMP");
}

const truncateTimestamp: Native = unary((instant, call) =>
  call.args.length > 2
    ? undefined
    : `timezone('UTC', ${truncateDatetime(`timezone('UTC', ${instant})`, partAt(call, 1))})`,
);

const lastDay: Native = unary((day, call) => {
  const date = kindOf(call, 0) === "DATE" ? day : cast(day, "DATE");
  return (partOf(call.args[1]) ?? "MONTH") === "MONTH" ? `last_day(${date})` : undefined;
});

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
  date_trunc: unary((date, call) => truncateDate(date, partAt(call, 1))),
  datetime_trunc: unary((moment, call) => truncateDatetime(moment, partAt(call, 1))),
  timestamp_trunc: truncateTimestamp,
  last_day: lastDay,
  unix_date: unary(dayNumber),
  date_from_unix_date: unary((n) => dateChecked(`(DATE '1970-01-01' + ${cast(n, "INTEGER")})`)),
};
