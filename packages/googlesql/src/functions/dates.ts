import { checkedDay, dateOf, dateText, dayOf, isCivil, momentOf } from "./calendar.ts";
import { count, fail, type Implementations, lenient, strict } from "./implementation.ts";
import { checkedLength } from "./nested.ts";
import { addToDay, diffDays, extractDay, lastDay, truncDay } from "./date-parts.ts";
import { readDate } from "./times-read.ts";
import { toLocal } from "./zones.ts";

function madeDate(year: bigint, month: bigint, day: bigint): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return isCivil(y, m, d)
    ? dateText(dayOf(y, m, d))
    : fail(`Input calculates to invalid date: ${year}-${month}-${day}`);
}

/** The date that a zone's calendar shows at an instant. */
export const dateIn = (timestamp: string, zone = "UTC"): string =>
  zone === "UTC" ? timestamp.slice(0, 10) : dateText(checkedDay(toLocal(momentOf(timestamp), zone).day));

const later = (fn: string, sign: 1 | -1) => (date: string, n: bigint, part: string) =>
  dateText(checkedDay(addToDay(dateOf(date), sign * count(n, "interval"), part, fn)));

/** An array's text of dates from start to end. */
export function dateArray(start: string, end: string, step: bigint, part: string): string {
  const [from, to, by] = [dateOf(start), dateOf(end), Number(step)];
  if (by === 0) return fail("Sequence step cannot be 0.");
  const found: string[] = [];
  for (let i = 0; ; i += 1) {
    const day = addToDay(from, i * by, part, "GENERATE_DATE_ARRAY");
    if (by > 0 ? day > to : day < to) return `[${found.join(",")}]`;
    found.push(`"${dateText(day)}"`);
    checkedLength(i);
  }
}

export const dates: Implementations = {
  ...strict({
    date$INT64: madeDate,
    date$DATE: (date: string) => date,
    date$DATETIME: (datetime: string) => datetime.slice(0, 10),
    date$TIMESTAMP: dateIn,
    date$STRING: (text: string) => dateText(readDate(text)),
    date_add: later("DATE_ADD", 1),
    date_sub: later("DATE_SUB", -1),
    date_diff: (a: string, b: string, part: string) => BigInt(diffDays(dateOf(a), dateOf(b), part, "DATE_DIFF")),
    date_trunc: (date: string, part: string) => dateText(checkedDay(truncDay(dateOf(date), part, "DATE_TRUNC"))),
    last_day: (date: string, part = "MONTH") => dateText(checkedDay(lastDay(dateOf(date), part))),
    unix_date: (date: string) => BigInt(dateOf(date)),
    date_from_unix_date: (day: bigint) => dateText(checkedDay(count(day, "DATE"))),
    generate_date_array: (start: string, end: string, step = 1n, part = "DAY") => dateArray(start, end, step, part),
    extract$DATE: (part: string, date: string) => BigInt(extractDay(dateOf(date), part, "EXTRACT")),
    add$DATE$INT64: (date: string, days: bigint) => dateText(checkedDay(dateOf(date) + count(days, "interval"))),
    add$INT64$DATE: (days: bigint, date: string) => dateText(checkedDay(dateOf(date) + count(days, "interval"))),
    sub$DATE$INT64: (date: string, days: bigint) => dateText(checkedDay(dateOf(date) - count(days, "interval"))),
  }),
  ...lenient({
    current_date: (now: string, zone: string | null = "UTC") => (zone === null ? null : dateIn(now, zone)),
  }),
};
