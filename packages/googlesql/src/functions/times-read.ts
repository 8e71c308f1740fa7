/** Dates and times as people write them → moments: what CAST and the typed literals take. */
import { checkedDay, checkedMoment, DAY_MICROS, dayOf, isCivil, type Moment, moment } from "./calendar.ts";
import { fail } from "./implementation.ts";
import { toInstant } from "./zones.ts";

const DATE = String.raw`(\d{4,5})-(\d{1,2})-(\d{1,2})`;
const CLOCK = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{0,6}))?`;

const ONLY_DATE = new RegExp(`^${DATE}$`);
const DATE_CLOCK = new RegExp(`^${DATE}(?:[ Tt]${CLOCK})?$`);
const ONLY_CLOCK = new RegExp(`^${CLOCK}$`);
const INSTANT = new RegExp(
  `^${DATE}(?:[ Tt]${CLOCK})?(?:\\s*(Z|z|[+-]\\d{1,2}(?::?\\d{2})?)|\\s+([A-Za-z][\\w/+:-]*))?$`,
);

function dayFrom(parts: readonly (string | undefined)[]): number | undefined {
  const [year, month, day] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  return isCivil(year, month, day) ? dayOf(year, month, day) : undefined;
}

function clockFrom(parts: readonly (string | undefined)[]): number | undefined {
  if (parts[0] === undefined) return 0;
  const [hour, minute, second] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  // A leap second is the first of the next minute, without its fraction.
  const micro = second === 60 ? 0 : Number((parts[3] ?? "").padEnd(6, "0"));
  return ((hour * 60 + minute) * 60 + second) * 1_000_000 + micro;
}

function momentFrom(match: RegExpExecArray | null): Moment | undefined {
  if (match === null) return undefined;
  const day = dayFrom(match.slice(1, 4));
  const micro = clockFrom(match.slice(4, 8));
  return day === undefined || micro === undefined ? undefined : moment(day, micro);
}

/** No blanks around it, and no time of day. */
export function readDate(text: string): number {
  const match = ONLY_DATE.exec(text);
  const day = match === null ? undefined : dayFrom(match.slice(1, 4));
  return day === undefined ? fail(`Invalid date: '${text}'`) : checkedDay(day);
}

export function readDatetime(text: string): Moment {
  const value = momentFrom(DATE_CLOCK.exec(text));
  return value === undefined ? fail(`Invalid datetime string "${text}"`) : checkedMoment(value, "DATETIME");
}

export function readTime(text: string): number {
  const match = ONLY_CLOCK.exec(text);
  const micro = match === null ? undefined : clockFrom(match.slice(1, 5));
  return micro === undefined ? fail(`Invalid time string "${text}"`) : micro % DAY_MICROS;
}

export function readTimestamp(text: string, zone = "UTC"): Moment {
  const match = INSTANT.exec(text);
  const value = momentFrom(match);
  if (match === null || value === undefined) return fail(`Invalid timestamp: '${text}'`);
  return checkedMoment(toInstant(value, match[8] ?? match[9] ?? zone), "TIMESTAMP");
}
