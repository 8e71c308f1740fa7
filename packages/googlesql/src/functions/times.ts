import { DAY_MICROS, momentOf, timeOf, timeText } from "./calendar.ts";
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { CLOCK_PARTS, extractClock, noPart } from "./date-parts.ts";
import { readTime } from "./times-read.ts";
import { toLocal } from "./zones.ts";

function made(hour: bigint, minute: bigint, second: bigint): string {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60)
    return fail(`Input calculates to invalid time: ${hour}:${minute}:${second}`);
  return timeText((((h * 60 + m) * 60 + s) * 1_000_000) % DAY_MICROS);
}

export const timeIn = (timestamp: string, zone = "UTC"): string =>
  zone === "UTC" ? timestamp.slice(11, -3) : timeText(toLocal(momentOf(timestamp), zone).micro);

const unitOf = (part: string, fn: string): number => CLOCK_PARTS[part] ?? noPart(part, fn);

const later = (fn: string, sign: bigint) => (time: string, n: bigint, part: string) => {
  const day = BigInt(DAY_MICROS);
  const sum = (BigInt(timeOf(time)) + sign * n * BigInt(unitOf(part, fn))) % day;
  return timeText(Number((sum + day) % day));
};

function difference(a: string, b: string, part: string): bigint {
  const unit = unitOf(part, "TIME_DIFF");
  return BigInt(Math.floor(timeOf(a) / unit) - Math.floor(timeOf(b) / unit));
}

function truncated(time: string, part: string): string {
  const micro = timeOf(time);
  return timeText(micro - (micro % unitOf(part, "TIME_TRUNC")));
}

export const times: Implementations = {
  ...strict({
    time$INT64: made,
    time$TIME: (time: string) => time,
    time$DATETIME: (datetime: string) => datetime.slice(11),
    time$TIMESTAMP: timeIn,
    time$STRING: (text: string) => timeText(readTime(text)),
    time_add: later("TIME_ADD", 1n),
    time_sub: later("TIME_SUB", -1n),
    time_diff: difference,
    time_trunc: truncated,
    extract$TIME: (part: string, time: string) => BigInt(extractClock(timeOf(time), part) ?? noPart(part, "EXTRACT")),
  }),
  ...lenient({
    current_time: (now: string, zone: string | null = "UTC") => (zone === null ? null : timeIn(now, zone)),
  }),
};
