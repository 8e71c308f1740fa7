/** Days and microseconds: the calendar under DATE, TIME, DATETIME and TIMESTAMP, and their canonical texts. */
import { fail } from "./implementation.ts";
import { nth } from "../lists.ts";

/** A day since 1970-01-01, and the microseconds since its midnight. */
export interface Moment {
  readonly day: number;
  readonly micro: number;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const DAY_MICROS = 86_400_000_000;
export const FIRST_DAY = -719_162;
export const LAST_DAY = 2_932_896;

/** The day number of a civil date (proleptic Gregorian; months from 1). */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilOf(dayNumber: number): Civil {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : nth(LENGTHS, month - 1);

/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const isCivil = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);

/** The day, or an error where GoogleSQL has none. */
export function checkedDay(day: number, what = "DATE"): number {
  return day >= FIRST_DAY && day <= LAST_DAY
    ? day
    : fail(`${what} value is out of allowed range: from 0001-01-01 to 9999-12-31`);
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
export const four = (n: number): string => (n > 999 ? `${n}` : `${n}`.padStart(4, "0"));

export function dateText(day: number): string {
  const { year, month, day: date } = civilOf(day);
  return `${four(year)}-${two(month)}-${two(date)}`;
}

export function fractionText(micro: number): string {
  const rest = micro % 1_000_000;
  return rest === 0 ? "" : `.${`${rest}`.padStart(6, "0").replace(/0+$/, "")}`;
}

/** A canonical text as CAST to STRING prints it: a fraction has 3 digits or 6. */
export const printed = (text: string): string =>
  text.replace(/\.(\d+)/, (_, digits: string) => `.${digits.padEnd(digits.length > 3 ? 6 : 3, "0")}`);

export function timeText(micro: number): string {
  const second = Math.floor(micro / 1_000_000);
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return clock + fractionText(micro);
}

export const datetimeText = (moment: Moment): string => `${dateText(moment.day)} ${timeText(moment.micro)}`;
export const timestampText = (moment: Moment): string => `${datetimeText(moment)}+00`;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const pair = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** The day of a canonical DATE, DATETIME or TIMESTAMP text. */
export const dateOf = (text: string): number =>
  dayOf(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));

function clockAt(text: string, at: number): number {
  const seconds = pair(text, at) * 3600 + pair(text, at + 3) * 60 + pair(text, at + 6);
  let micro = 0;
  if (text.charCodeAt(at + 8) === 46) {
    let unit = 100_000;
    for (let i = at + 9; unit >= 1 && i < text.length; i += 1, unit /= 10) {
      const d = digit(text, i);
      if (d < 0 || d > 9) break;
      micro += d * unit;
    }
  }
  return seconds * 1_000_000 + micro;
}

/** Microseconds of a canonical TIME. */
export const timeOf = (text: string): number => clockAt(text, 0);

/** The moment of a canonical DATE, DATETIME or TIMESTAMP. */
export const momentOf = (text: string): Moment => ({
  day: dateOf(text),
  micro: text.length > 10 ? clockAt(text, 11) : 0,
});

/** A moment from any number of microseconds, carried into days. */
export function moment(day: number, micro: number): Moment {
  const carry = Math.floor(micro / DAY_MICROS);
  return { day: day + carry, micro: micro - carry * DAY_MICROS };
}

export function checkedMoment(value: Moment, what: string): Moment {
  if (value.day >= FIRST_DAY && value.day <= LAST_DAY) return value;
  return fail(`${what} value is out of allowed range: from 0001-01-01 00:00:00 to 9999-12-31 23:59:59.999999`);
}

export const microsOf = (value: Moment): bigint => BigInt(value.day) * BigInt(DAY_MICROS) + BigInt(value.micro);

export function fromMicros(micros: bigint): Moment {
  const unit = BigInt(DAY_MICROS);
  const day = (micros - (((micros % unit) + unit) % unit)) / unit;
  return { day: Number(day), micro: Number(micros - day * unit) };
}
