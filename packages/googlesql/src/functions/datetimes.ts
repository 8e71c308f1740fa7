import {
  checkedDay,
  checkedMoment,
  datetimeText,
  dateText,
  dayOf,
  isCivil,
  momentOf,
  type Moment,
  timeText,
} from "./calendar.ts";
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { addToMoment, diffMoments, extractClock, extractDay, lastDay, truncMoment } from "./date-parts.ts";
import { readDatetime } from "./times-read.ts";
import { toLocal } from "./zones.ts";

const text = (value: Moment): string => datetimeText(checkedMoment(value, "DATETIME"));

// oxlint-disable-next-line max-params -- DATETIME has six numbers.
function made(year: bigint, month: bigint, day: bigint, hour: bigint, minute: bigint, second: bigint): string {
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isCivil(y, mo, d) || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60)
    return fail(`Input calculates to invalid datetime: ${year}-${month}-${day} ${hour}:${minute}:${second}`);
  return text({ day: dayOf(y, mo, d), micro: ((h * 60 + mi) * 60 + s) * 1_000_000 });
}

export const datetimeIn = (timestamp: string, zone = "UTC"): string =>
  zone === "UTC" ? timestamp.slice(0, -3) : text(toLocal(momentOf(timestamp), zone));

const later = (fn: string, sign: bigint) => (value: string, n: bigint, part: string) =>
  text(addToMoment(momentOf(value), sign * n, part, fn));

/** What EXTRACT takes of a moment: numbers, or a DATE, TIME. */
export function extractMoment(part: string, value: Moment): bigint | string {
  if (part === "DATE") return dateText(value.day);
  if (part === "TIME") return timeText(value.micro);
  if (part === "DATETIME") return datetimeText(value);
  return BigInt(extractClock(value.micro, part) ?? extractDay(value.day, part, "EXTRACT"));
}

export const datetimes: Implementations = {
  ...strict({
    datetime$INT64: made,
    datetime$DATE: (date: string, time = "00:00:00") => `${date} ${time}`,
    datetime$DATETIME: (value: string) => value,
    datetime$TIMESTAMP: datetimeIn,
    datetime_add: later("DATETIME_ADD", 1n),
    datetime_sub: later("DATETIME_SUB", -1n),
    datetime_diff: (a: string, b: string, part: string) => diffMoments(momentOf(a), momentOf(b), part, "DATETIME_DIFF"),
    datetime_trunc: (value: string, part: string) => text(truncMoment(momentOf(value), part, "DATETIME_TRUNC")),
    last_day$DATETIME: (value: string, part = "MONTH") => dateText(checkedDay(lastDay(momentOf(value).day, part))),
    extract$DATETIME: (part: string, value: string) => extractMoment(part, momentOf(value)),
    datetime$STRING: (value: string) => text(readDatetime(value)),
  }),
  ...lenient({
    current_datetime: (now: string, zone: string | null = "UTC") => (zone === null ? null : datetimeIn(now, zone)),
  }),
};
