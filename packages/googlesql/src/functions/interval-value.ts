/** INTERVAL: months, days and microseconds, each with its own sign. */
import { castIntervalText } from "../literals/intervals.ts";
import { fail } from "./implementation.ts";

export interface Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;
}

const CANONICAL = /^(-?)(\d+)-(\d+) (-?\d+) (-?)(\d+):(\d+):(\d+)(?:\.(\d+))?$/;

export function readInterval(text: string): Interval {
  const match = CANONICAL.exec(text.trim());
  if (match === null) return fail(`Invalid INTERVAL value '${text}'`);
  const [, minus, years, months, days, clockMinus, hours, minutes, seconds, fraction = ""] = match;
  const size = Number(years) * 12 + Number(months);
  const second = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const micros = BigInt(second) * 1_000_000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
  return checkedInterval({
    months: minus === "-" ? -size : size,
    days: Number(days),
    micros: clockMinus === "-" ? -micros : micros,
  });
}

export function checkedInterval(value: Interval): Interval {
  const { months, days, micros } = value;
  const size = micros < 0n ? -micros : micros;
  if (Math.abs(months) > 120_000 || Math.abs(days) > 3_660_000 || size > 316_224_000_000_000_000n)
    return fail("Interval value is out of range");
  return value;
}

export function writeInterval({ months, days, micros }: Interval): string {
  const size = Math.abs(months);
  const clock = micros < 0n ? -micros : micros;
  const seconds = clock / 1_000_000n;
  const rest = clock % 1_000_000n;
  const digits = `${rest}`.padStart(6, "0");
  const fraction = rest === 0n ? "" : `.${rest % 1000n === 0n ? digits.slice(0, 3) : digits}`;
  const date = `${months < 0 ? "-" : ""}${Math.floor(size / 12)}-${size % 12} ${days === 0 ? 0 : days}`;
  return `${date} ${micros < 0n ? "-" : ""}${seconds / 3600n}:${(seconds / 60n) % 60n}:${seconds % 60n}${fraction}`;
}

const UNITS: Readonly<Record<string, (n: bigint) => Interval>> = {
  YEAR: (n) => ({ months: Number(n) * 12, days: 0, micros: 0n }),
  QUARTER: (n) => ({ months: Number(n) * 3, days: 0, micros: 0n }),
  MONTH: (n) => ({ months: Number(n), days: 0, micros: 0n }),
  WEEK: (n) => ({ months: 0, days: Number(n) * 7, micros: 0n }),
  DAY: (n) => ({ months: 0, days: Number(n), micros: 0n }),
  HOUR: (n) => ({ months: 0, days: 0, micros: n * 3_600_000_000n }),
  MINUTE: (n) => ({ months: 0, days: 0, micros: n * 60_000_000n }),
  SECOND: (n) => ({ months: 0, days: 0, micros: n * 1_000_000n }),
  MILLISECOND: (n) => ({ months: 0, days: 0, micros: n * 1000n }),
  MICROSECOND: (n) => ({ months: 0, days: 0, micros: n }),
};

export function intervalOf(n: bigint, part: string): Interval {
  const make = UNITS[part];
  return make === undefined ? fail(`Unsupported interval part ${part}`) : checkedInterval(make(n));
}

/** How long it is, a month as 30 days: what comparing and grouping go by. */
export const intervalSize = ({ months, days, micros }: Interval): bigint =>
  (BigInt(months) * 30n + BigInt(days)) * 86_400_000_000n + micros;

/** Of a text as CAST takes it: canonical or a part of it, or ISO 8601. */
export function parseInterval(text: string): Interval {
  const canonical = castIntervalText(text);
  return canonical === undefined ? fail(`Invalid INTERVAL value '${text}'`) : readInterval(canonical);
}
