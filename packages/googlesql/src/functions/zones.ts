/** Time zones: offsets through Intl, remembered by zone and quarter of an hour. */
import { type Moment, moment } from "./calendar.ts";
import { fail, remember } from "./implementation.ts";

type Offset = (second: number) => number;

const FIXED = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;

function fixedOffset(zone: string): number | undefined {
  const [, sign, hours, minutes = "0"] = FIXED.exec(zone) ?? [];
  if (hours === undefined) return undefined;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (seconds > 14 * 3600 || Number(minutes) > 59) return undefined;
  return sign === "-" ? -seconds : seconds;
}

function formatter(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return fail(`Invalid time zone: ${zone}`);
  }
}

/** Seconds east of UTC at an instant. */
function namedOffset(zone: string): Offset {
  const format = formatter(zone);
  const known = new Map<number, number>();
  return (second) => {
    const quarter = Math.floor(second / 900);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = localSecond(format, quarter * 900) - quarter * 900;
      if (known.size > 100_000) known.clear();
      known.set(quarter, offset);
    }
    return offset;
  };
}

function localSecond(format: Intl.DateTimeFormat, second: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(second * 1000)) parts[type] = value;
  const year = parts["era"] === "BC" ? 1 - Number(parts["year"]) : Number(parts["year"]);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts["month"]) - 1, Number(parts["day"]));
  date.setUTCHours(Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));
  return date.getTime() / 1000;
}

/** The offset function of a zone: a name of the tz database, `UTC`, `+05:30`, `UTC+8`. */
export const zoneOffset = remember((zone: string): Offset => {
  if (/^(utc|z|gmt|etc\/utc|etc\/gmt)$/i.test(zone)) return () => 0;
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return () => fixed;
  if (!/^[A-Za-z]/.test(zone)) return fail(`Invalid time zone: ${zone}`);
  return namedOffset(zone);
});

const secondOf = (value: Moment): number => value.day * 86_400 + Math.floor(value.micro / 1_000_000);

const shifted = (value: Moment, seconds: number): Moment => moment(value.day, value.micro + seconds * 1_000_000);

/** What a zone's clocks show at an instant. */
export const toLocal = (instant: Moment, zone: string): Moment => shifted(instant, zoneOffset(zone)(secondOf(instant)));

export const offsetAt = (instant: Moment, zone: string): number => zoneOffset(zone)(secondOf(instant));

/** The instant at which a zone's clocks show it: the first of two, and over a gap as if it had not begun. */
export function toInstant(local: Moment, zone: string): Moment {
  const offset = zoneOffset(zone);
  const second = secondOf(local);
  const before = offset(second - 86_400);
  if (offset(second - before) === before) return shifted(local, -before);
  const after = offset(second + 86_400);
  return shifted(local, offset(second - after) === after ? -after : -before);
}

/** `+05`, `-03:30`: how TIMESTAMP texts show an offset. */
export function offsetText(seconds: number, minutes: "always" | "needed" = "needed", colon = ":"): string {
  const size = Math.abs(seconds);
  const hour = `${Math.floor(size / 3600)}`.padStart(2, "0");
  const rest = Math.floor(size / 60) % 60;
  const tail = minutes === "always" || rest > 0 ? `${colon}${`${rest}`.padStart(2, "0")}` : "";
  return `${seconds < 0 ? "-" : "+"}${hour}${tail}`;
}
