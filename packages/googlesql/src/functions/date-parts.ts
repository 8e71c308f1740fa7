/** Date parts: truncating, adding, counting and extracting, on moments. */
import { civilOf, DAY_MICROS, dayOf, moment, type Moment, monthLength, weekdayOf } from "./calendar.ts";
import { fail } from "./implementation.ts";

const WEEKDAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/** Microseconds of the parts that are always the same length, within a day. */
export const CLOCK_PARTS: Readonly<Record<string, number>> = {
  MICROSECOND: 1,
  MILLISECOND: 1000,
  SECOND: 1_000_000,
  MINUTE: 60_000_000,
  HOUR: 3_600_000_000,
};

const MONTHS: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

export function noPart(part: string, fn: string): never {
  return fail(`Unsupported date part ${part} in ${fn}`);
}

/** 0 (Sunday) … 6 where the part is a kind of week; undefined otherwise. */
export function weekStart(part: string): number | undefined {
  if (part === "WEEK") return 0;
  if (part === "ISOWEEK") return 1;
  const name = /^WEEK\((\w+)\)$/.exec(part)?.[1];
  return name === undefined ? undefined : WEEKDAYS.indexOf(name);
}

/** The Monday on which an ISO year begins. */
export function isoYearStart(year: number): number {
  const fourth = dayOf(year, 1, 4);
  return fourth - ((weekdayOf(fourth) + 6) % 7);
}

export function isoYearOf(day: number): number {
  const { year } = civilOf(day);
  if (day >= isoYearStart(year + 1)) return year + 1;
  return day < isoYearStart(year) ? year - 1 : year;
}

const intoWeek = (day: number, start: number): number => (weekdayOf(day) - start + 7) % 7;

export function truncDay(day: number, part: string, fn: string): number {
  const start = weekStart(part);
  if (start !== undefined) return day - intoWeek(day, start);
  const { year, month } = civilOf(day);
  switch (part) {
    case "DAY":
      return day;
    case "MONTH":
      return dayOf(year, month, 1);
    case "QUARTER":
      return dayOf(year, month - ((month - 1) % 3), 1);
    case "YEAR":
      return dayOf(year, 1, 1);
    case "ISOYEAR":
      return isoYearStart(isoYearOf(day));
    default:
      return noPart(part, fn);
  }
}

export function truncMoment(value: Moment, part: string, fn: string): Moment {
  const clock = CLOCK_PARTS[part];
  if (clock !== undefined) return { day: value.day, micro: value.micro - (value.micro % clock) };
  return { day: truncDay(value.day, part, fn), micro: 0 };
}

/** Months later, on the month's last day where the day is beyond it. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: date } = civilOf(day);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)));
}

export function addToDay(day: number, n: number, part: string, fn: string): number {
  if (part === "DAY") return day + n;
  if (part === "WEEK") return day + 7 * n;
  const months = MONTHS[part];
  return months === undefined ? noPart(part, fn) : addMonths(day, months * n);
}

export function addToMoment(value: Moment, n: bigint, part: string, fn: string): Moment {
  const clock = CLOCK_PARTS[part];
  if (clock === undefined) return { day: addToDay(value.day, Number(n), part, fn), micro: value.micro };
  const small = Number(n) * clock;
  if (Math.abs(small) < 2 ** 52) return moment(value.day, value.micro + small);
  const total = n * BigInt(clock);
  const days = total / BigInt(DAY_MICROS);
  return moment(value.day + Number(days), value.micro + Number(total - days * BigInt(DAY_MICROS)));
}

/** How many boundaries of the part lie between: negative where `a` is the earlier. */
export function diffDays(a: number, b: number, part: string, fn: string): number {
  if (part === "DAY") return a - b;
  const start = weekStart(part);
  if (start !== undefined) return (a - intoWeek(a, start) - (b - intoWeek(b, start))) / 7;
  if (part === "ISOYEAR") return isoYearOf(a) - isoYearOf(b);
  const [from, to] = [civilOf(b), civilOf(a)];
  switch (part) {
    case "MONTH":
      return (to.year - from.year) * 12 + to.month - from.month;
    case "QUARTER":
      return (to.year - from.year) * 4 + Math.floor((to.month - 1) / 3) - Math.floor((from.month - 1) / 3);
    case "YEAR":
      return to.year - from.year;
    default:
      return noPart(part, fn);
  }
}

export function diffMoments(a: Moment, b: Moment, part: string, fn: string): bigint {
  const clock = CLOCK_PARTS[part];
  if (clock === undefined) return BigInt(diffDays(a.day, b.day, part, fn));
  const perDay = BigInt(DAY_MICROS / clock);
  return BigInt(a.day - b.day) * perDay + BigInt(Math.floor(a.micro / clock) - Math.floor(b.micro / clock));
}

function weekOfYear(day: number, start: number): number {
  const first = dayOf(civilOf(day).year, 1, 1);
  return Math.floor((day - first + intoWeek(first, start) + (intoWeek(first, start) === 0 ? 7 : 0)) / 7);
}

export function extractDay(day: number, part: string, fn: string): number {
  const { year, month, day: date } = civilOf(day);
  if (part === "ISOWEEK") return Math.floor((day - isoYearStart(isoYearOf(day))) / 7) + 1;
  const start = weekStart(part);
  if (start !== undefined) return weekOfYear(day, start);
  switch (part) {
    case "YEAR":
      return year;
    case "ISOYEAR":
      return isoYearOf(day);
    case "QUARTER":
      return Math.floor((month + 2) / 3);
    case "MONTH":
      return month;
    case "DAY":
      return date;
    case "DAYOFWEEK":
      return weekdayOf(day) + 1;
    case "DAYOFYEAR":
      return day - dayOf(year, 1, 1) + 1;
    default:
      return noPart(part, fn);
  }
}

export function extractClock(micro: number, part: string): number | undefined {
  switch (part) {
    case "HOUR":
      return Math.floor(micro / 3_600_000_000);
    case "MINUTE":
      return Math.floor(micro / 60_000_000) % 60;
    case "SECOND":
      return Math.floor(micro / 1_000_000) % 60;
    case "MILLISECOND":
      return Math.floor(micro / 1000) % 1000;
    case "MICROSECOND":
      return micro % 1_000_000;
    default:
      return undefined;
  }
}

/** The last day of the part's interval that the day is in. */
export function lastDay(day: number, part: string): number {
  const start = truncDay(day, part, "LAST_DAY");
  if (weekStart(part) !== undefined) return start + 6;
  if (part === "ISOYEAR") return isoYearStart(isoYearOf(day) + 1) - 1;
  const months = MONTHS[part];
  return months === undefined ? noPart(part, "LAST_DAY") : addMonths(start, months) - 1;
}
