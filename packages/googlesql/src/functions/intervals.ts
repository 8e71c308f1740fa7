import {
  DAY_MICROS,
  checkedDay,
  checkedMoment,
  datetimeText,
  dateOf,
  dateText,
  fromMicros,
  microsOf,
  momentOf,
  timeOf,
  timestampText,
} from "./calendar.ts";
import { fail, type Implementations, strict } from "./implementation.ts";
import {
  checkedInterval,
  type Interval,
  intervalOf,
  intervalSize,
  readInterval,
  writeInterval,
} from "./interval-value.ts";
import { checkedLength } from "./nested.ts";
import { addMonths, noPart } from "./date-parts.ts";

const DAY = 86_400_000_000n;
const text = (value: Interval): string => writeInterval(checkedInterval(value));
const negated = ({ months, days, micros }: Interval): Interval => ({ months: -months, days: -days, micros: -micros });

const sum = (a: Interval, b: Interval): Interval => ({
  months: a.months + b.months,
  days: a.days + b.days,
  micros: a.micros + b.micros,
});

const times = (a: Interval, n: bigint): Interval => ({
  months: a.months * Number(n),
  days: a.days * Number(n),
  micros: a.micros * n,
});

/** What is left of months goes on as days, and of days as time. */
function divided(a: Interval, n: bigint): Interval {
  if (n === 0n) return fail(`division by zero: ${writeInterval(a)} / 0`);
  const by = Number(n);
  const months = Math.trunc(a.months / by);
  const dayTotal = (a.months - months * by) * 30 + a.days;
  const days = Math.trunc(dayTotal / by);
  return { months, days, micros: (BigInt(dayTotal - days * by) * DAY + a.micros) / n };
}

/** A DATE, DATETIME or TIMESTAMP later by an interval; `show` gives it back as its type. */
function later<T>(value: string, by: Interval, show: (micros: bigint) => T): T {
  const { day, micro } = momentOf(value);
  const moved = addMonths(day, by.months) + by.days;
  return show(microsOf({ day: moved, micro }) + by.micros);
}

const asDatetime = (micros: bigint): string => datetimeText(checkedMoment(fromMicros(micros), "DATETIME"));
const asTimestamp = (micros: bigint): string => timestampText(checkedMoment(fromMicros(micros), "TIMESTAMP"));

function laterInstant(value: string, by: Interval): string {
  if (by.months !== 0)
    return fail("TIMESTAMP +/- INTERVAL is not supported for intervals with non-zero MONTH or YEAR part.");
  return later(value, by, asTimestamp);
}

const plus = (value: string, by: string): string => later(value, readInterval(by), asDatetime);
const minus = (value: string, by: string): string => later(value, negated(readInterval(by)), asDatetime);
const plusInstant = (value: string, by: string): string => laterInstant(value, readInterval(by));
const minusInstant = (value: string, by: string): string => laterInstant(value, negated(readInterval(by)));

/** Of DATETIMEs: whole days, and the rest as a time. */
function daysBetween(a: bigint, b: bigint): string {
  const day = BigInt(DAY_MICROS);
  return text({ months: 0, days: Number((a - b) / day), micros: (a - b) % day });
}

const between = (a: bigint, b: bigint): string => text({ months: 0, days: 0, micros: a - b });

function sameSign(micros: bigint, days: number): [number, bigint] {
  let carried = days + Number(micros / DAY);
  let rest = micros % DAY;
  if (carried > 0 && rest < 0n) [carried, rest] = [carried - 1, rest + DAY];
  if (carried < 0 && rest > 0n) [carried, rest] = [carried + 1, rest - DAY];
  return [carried, rest];
}

function justifyHours(value: Interval): Interval {
  const [days, micros] = sameSign(value.micros, value.days);
  return { months: value.months, days, micros };
}

function justifyDays(value: Interval): Interval {
  let months = value.months + Math.trunc(value.days / 30);
  let days = value.days % 30;
  if (months > 0 && days < 0) [months, days] = [months - 1, days + 30];
  if (months < 0 && days > 0) [months, days] = [months + 1, days - 30];
  return { months, days, micros: value.micros };
}

function justified(value: Interval): Interval {
  const total = intervalSize(value);
  const days = Number(total / DAY);
  return { months: Math.trunc(days / 30), days: days % 30, micros: total % DAY };
}

function extracted(part: string, value: string): bigint {
  const { months, days, micros } = readInterval(value);
  switch (part) {
    case "YEAR":
      return BigInt(Math.trunc(months / 12));
    case "MONTH":
      return BigInt(months % 12);
    case "DAY":
      return BigInt(days);
    case "HOUR":
      return micros / 3_600_000_000n;
    case "MINUTE":
      return (micros / 60_000_000n) % 60n;
    case "SECOND":
      return (micros / 1_000_000n) % 60n;
    case "MILLISECOND":
      return (micros / 1000n) % 1000n;
    case "MICROSECOND":
      return micros % 1_000_000n;
    default:
      return noPart(part, "EXTRACT");
  }
}

// oxlint-disable-next-line max-params -- MAKE_INTERVAL has six numbers.
function made(year = 0n, month = 0n, day = 0n, hour = 0n, minute = 0n, second = 0n): string {
  return text({
    months: Number(year) * 12 + Number(month),
    days: Number(day),
    micros: ((hour * 60n + minute) * 60n + second) * 1_000_000n,
  });
}

/** The start of the bucket, counted from an origin in steps of the interval. */
function bucket(value: bigint, width: Interval, origin: bigint): bigint {
  const { months, days, micros } = width;
  const parts = [months, days, micros].filter((part) => BigInt(part) !== 0n).length;
  if (parts !== 1 || BigInt(months) + BigInt(days) + micros < 0n)
    return fail("A bucket's width must be a positive interval of one kind of part");
  if (months > 0) return monthBucket(value, months, origin);
  const step = BigInt(days) * DAY + micros;
  const rest = (((value - origin) % step) + step) % step;
  return value - rest;
}

function monthBucket(value: bigint, months: number, origin: bigint): bigint {
  const from = fromMicros(origin);
  const at = (n: number): bigint => microsOf({ day: addMonths(from.day, n * months), micro: from.micro });
  let n = Math.floor(Number((value - origin) / DAY) / (months * 30.44));
  while (at(n) > value) n -= 1;
  while (at(n + 1) <= value) n += 1;
  return at(n);
}

const buckets = (origin: string, show: (micros: bigint) => string) => {
  return (value: string, width: string, start: string = origin) =>
    show(bucket(microsOf(momentOf(value)), readInterval(width), microsOf(momentOf(start))));
};

/** 2000-01-01 is where buckets begin. */
const asDate = (micros: bigint): string => dateText(checkedDay(fromMicros(micros).day));

function datetimeArray(start: string, end: string, step: bigint, part: string): string {
  const by = intervalOf(step, part);
  if (intervalSize(by) === 0n) return fail("Sequence step cannot be 0.");
  const to = microsOf(momentOf(end));
  const up = step > 0n;
  const found: string[] = [];
  for (let i = 0n; ; i += 1n) {
    const micros = later(start, times(by, i), (moved) => moved);
    if (up ? micros > to : micros < to) return `[${found.join(",")}]`;
    found.push(`"${asDatetime(micros)}"`);
    checkedLength(found.length);
  }
}

export const intervals: Implementations = strict({
  make_interval: made,
  interval: (n: bigint, part: string) => writeInterval(intervalOf(n, part)),
  justify_hours: (value: string) => text(justifyHours(readInterval(value))),
  justify_days: (value: string) => text(justifyDays(readInterval(value))),
  justify_interval: (value: string) => text(justified(readInterval(value))),
  extract$INTERVAL: extracted,
  neg$INTERVAL: (value: string) => text(negated(readInterval(value))),
  add$INTERVAL$INTERVAL: (a: string, b: string) => text(sum(readInterval(a), readInterval(b))),
  sub$INTERVAL$INTERVAL: (a: string, b: string) => text(sum(readInterval(a), negated(readInterval(b)))),
  mul$INTERVAL$INT64: (a: string, n: bigint) => text(times(readInterval(a), n)),
  mul$INT64$INTERVAL: (n: bigint, a: string) => text(times(readInterval(a), n)),
  div$INTERVAL: (a: string, n: bigint) => text(divided(readInterval(a), n)),
  add$DATE$INTERVAL: plus,
  add$DATETIME$INTERVAL: plus,
  add$TIMESTAMP$INTERVAL: plusInstant,
  add$INTERVAL$DATE: (by: string, value: string) => plus(value, by),
  add$INTERVAL$DATETIME: (by: string, value: string) => plus(value, by),
  add$INTERVAL$TIMESTAMP: (by: string, value: string) => plusInstant(value, by),
  sub$DATE$INTERVAL: minus,
  sub$DATETIME$INTERVAL: minus,
  sub$TIMESTAMP$INTERVAL: minusInstant,
  sub$DATE$DATE: (a: string, b: string) => text({ months: 0, days: dateOf(a) - dateOf(b), micros: 0n }),
  sub$DATETIME$DATETIME: (a: string, b: string) => daysBetween(microsOf(momentOf(a)), microsOf(momentOf(b))),
  sub$TIMESTAMP$TIMESTAMP: (a: string, b: string) => between(microsOf(momentOf(a)), microsOf(momentOf(b))),
  sub$TIME$TIME: (a: string, b: string) => between(BigInt(timeOf(a)), BigInt(timeOf(b))),
  date_add$DATE$INTERVAL: plus,
  date_sub$DATE$INTERVAL: minus,
  datetime_add$DATETIME$INTERVAL: plus,
  datetime_sub$DATETIME$INTERVAL: minus,
  timestamp_add$TIMESTAMP$INTERVAL: plusInstant,
  timestamp_sub$TIMESTAMP$INTERVAL: minusInstant,
  date_bucket: buckets("1950-01-01", asDate),
  datetime_bucket: buckets("1950-01-01 00:00:00", asDatetime),
  timestamp_bucket: buckets("1950-01-01 00:00:00+00", asTimestamp),
  generate_datetime_array: datetimeArray,
});
