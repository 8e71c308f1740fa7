import {
  checkedMoment,
  datetimeText,
  fromMicros,
  microsOf,
  type Moment,
  momentOf,
  printed,
  timestampText,
} from "./calendar.ts";
import { extractMoment } from "./datetimes.ts";
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { checkedLength } from "./nested.ts";
import { addToMoment, CLOCK_PARTS, noPart, truncMoment } from "./date-parts.ts";
import { readTimestamp } from "./times-read.ts";
import { offsetAt, offsetText, toInstant, toLocal } from "./zones.ts";

const text = (value: Moment): string => timestampText(checkedMoment(value, "TIMESTAMP"));

/** Days are 24 hours here: an instant knows no calendar. */
function unitOf(part: string, fn: string): bigint {
  return BigInt(part === "DAY" ? 86_400_000_000 : (CLOCK_PARTS[part] ?? noPart(part, fn)));
}

const later = (fn: string, sign: bigint) => (value: string, n: bigint, part: string) => {
  unitOf(part, fn);
  return text(addToMoment(momentOf(value), sign * n, part, fn));
};

/** Whole parts between, not boundaries. */
const difference = (fn: string) => (a: string, b: string, part: string) => {
  const unit = unitOf(part, fn);
  const [to, from] = [momentOf(a), momentOf(b)];
  if (unit < 1_000_000n) return (microsOf(to) - microsOf(from)) / unit;
  // Whole seconds and what is left of one are exact as numbers; both together are not.
  const micro = to.micro - from.micro;
  const floor = (to.day - from.day) * 86_400 + Math.floor(micro / 1_000_000);
  const seconds = floor < 0 && micro % 1_000_000 !== 0 ? floor + 1 : floor;
  return BigInt(Math.trunc(seconds / Number(unit / 1_000_000n)));
};

function truncated(value: string, part: string, zone = "UTC"): string {
  const instant = momentOf(value);
  const ofClock = part === "HOUR" || part === "MINUTE";
  if (zone === "UTC" || (part in CLOCK_PARTS && !ofClock)) return text(truncMoment(instant, part, "TIMESTAMP_TRUNC"));
  const local = truncMoment(toLocal(instant, zone), part, "TIMESTAMP_TRUNC");
  if (!ofClock) return text(toInstant(local, zone));
  return text(fromMicros(microsOf(local) - BigInt(offsetAt(instant, zone)) * 1_000_000n));
}

/** As CAST(… AS STRING) and STRING() print an instant. */
export function timestampString(value: string, zone = "UTC"): string {
  if (zone === "UTC") return printed(value);
  const instant = momentOf(value);
  return printed(datetimeText(toLocal(instant, zone))) + offsetText(offsetAt(instant, zone));
}

function timestampArray(start: string, end: string, step: bigint, part: string): string {
  const by = step * unitOf(part, "GENERATE_TIMESTAMP_ARRAY");
  if (by === 0n) return fail("Sequence step cannot be 0.");
  const to = microsOf(momentOf(end));
  const found: string[] = [];
  for (let at = microsOf(momentOf(start)); by > 0n ? at <= to : at >= to; at += by) {
    found.push(`"${timestampText(fromMicros(at))}"`);
    checkedLength(found.length);
  }
  return `[${found.join(",")}]`;
}

const ofUnits = (unit: bigint) => (n: bigint) => text(fromMicros(n * unit));
const floored = (value: string, unit: bigint): bigint => {
  const micros = microsOf(momentOf(value));
  return (micros - (((micros % unit) + unit) % unit)) / unit;
};

export const timestamps: Implementations = {
  ...strict({
    timestamp$TIMESTAMP: (value: string) => value,
    timestamp$STRING: (value: string, zone = "UTC") => timestampText(readTimestamp(value, zone)),
    timestamp$DATE: (date: string, zone = "UTC") => text(toInstant(momentOf(date), zone)),
    timestamp$DATETIME: (value: string, zone = "UTC") => text(toInstant(momentOf(value), zone)),
    string$TIMESTAMP: timestampString,
    string$DATE: (value: string) => value,
    string$DATETIME: printed,
    string$TIME: printed,
    timestamp_add: later("TIMESTAMP_ADD", 1n),
    timestamp_sub: later("TIMESTAMP_SUB", -1n),
    timestamp_diff: difference("TIMESTAMP_DIFF"),
    timestamp_trunc: truncated,
    extract$TIMESTAMP: (part: string, value: string, zone = "UTC") =>
      extractMoment(part, zone === "UTC" ? momentOf(value) : toLocal(momentOf(value), zone)),
    timestamp_seconds: ofUnits(1_000_000n),
    timestamp_millis: ofUnits(1000n),
    timestamp_micros: ofUnits(1n),
    unix_seconds: (value: string) => floored(value, 1_000_000n),
    unix_millis: (value: string) => floored(value, 1000n),
    unix_micros: (value: string) => floored(value, 1n),
    generate_timestamp_array: timestampArray,
  }),
  ...lenient({ current_timestamp: (now: string) => now }),
};
