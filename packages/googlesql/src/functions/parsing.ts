/** PARSE_DATE, PARSE_DATETIME, PARSE_TIME, PARSE_TIMESTAMP. */
import {
  checkedMoment,
  datetimeText,
  dateText,
  DAY_MICROS,
  dayOf,
  isCivil,
  type Moment,
  moment,
  timestampText,
  timeText,
} from "./calendar.ts";
import { type Reading, read } from "./parse-elements.ts";
import { fail, type Implementations, strict } from "./implementation.ts";
import { isoYearStart } from "./date-parts.ts";
import { toInstant } from "./zones.ts";

function yearOf(reading: Reading): number {
  const { century, yearOfCentury } = reading;
  if (yearOfCentury !== undefined)
    return (century === undefined ? (yearOfCentury < 69 ? 2000 : 1900) : century * 100) + yearOfCentury;
  return century === undefined ? reading.year : century * 100 + (reading.year % 100);
}

function dayFrom(reading: Reading): number {
  if (reading.isoYear !== undefined)
    return isoYearStart(reading.isoYear) + ((reading.isoWeek ?? 1) - 1) * 7 + (((reading.weekday ?? 1) + 6) % 7);
  const year = yearOf(reading);
  if (reading.dayOfYear !== undefined) return dayOf(year, 1, 1) + reading.dayOfYear - 1;
  return isCivil(year, reading.month, reading.day)
    ? dayOf(year, reading.month, reading.day)
    : fail(`Failed to parse input string "${reading.text}"`);
}

function clockFrom(reading: Reading): number {
  let { hour } = reading;
  if (reading.hour12 === true) hour = (hour % 12) + (reading.afternoon === true ? 12 : 0);
  return ((hour * 60 + reading.minute) * 60 + reading.second) * 1_000_000 + reading.micro;
}

function momentFrom(reading: Reading): Moment {
  if (reading.epoch !== undefined) return moment(0, reading.epoch * 1_000_000);
  return moment(dayFrom(reading), clockFrom(reading));
}

function timestamp(format: string, text: string, zone = "UTC"): string {
  const reading = read(format, text);
  const local = momentFrom(reading);
  const instant = reading.epoch === undefined ? toInstant(local, reading.offset ?? zone) : local;
  return timestampText(checkedMoment(instant, "TIMESTAMP"));
}

export const parsing: Implementations = strict({
  parse_date: (format: string, text: string) => dateText(checkedMoment(momentFrom(read(format, text)), "DATE").day),
  parse_datetime: (format: string, text: string) =>
    datetimeText(checkedMoment(momentFrom(read(format, text)), "DATETIME")),
  parse_time: (format: string, text: string) => timeText(clockFrom(read(format, text)) % DAY_MICROS),
  parse_timestamp: timestamp,
});
