/** Pieces that the date functions share: units, weeks, ranges. */
import { bind } from "../bind.ts";
import { cast } from "../names.ts";
import { raise } from "../raise.ts";

/** Beyond the year 9999 GoogleSQL has no dates, DuckDB has. */
export const dateChecked = (sql: string): string => checked(sql, "DATE", "'0001-01-01'", "'9999-12-31'");
export const datetimeChecked = (sql: string): string =>
  checked(sql, "TIMESTAMP", "'0001-01-01 00:00:00'", "'9999-12-31 23:59:59.999999'");
export const timestampChecked = (sql: string): string =>
  checked(sql, "TIMESTAMPTZ", "'0001-01-01 00:00:00+00'", "'9999-12-31 23:59:59.999999+00'");

const names: Readonly<Record<string, string>> = { DATE: "Date", TIMESTAMP: "Datetime", TIMESTAMPTZ: "Timestamp" };

function checked(sql: string, type: string, first: string, last: string): string {
  const message = `'${names[type]} is out of supported range'`;
  return bind(
    sql,
    (x) => `CASE WHEN ${x} < ${type} ${first} OR ${x} > ${type} ${last} THEN ${raise(message, type)} ELSE ${x} END`,
  );
}

/** Microseconds of a fixed unit. */
export const unitMicros: Readonly<Record<string, number>> = {
  MICROSECOND: 1,
  MILLISECOND: 1000,
  SECOND: 1_000_000,
  MINUTE: 60_000_000,
  HOUR: 3_600_000_000,
  DAY: 86_400_000_000,
};

const months: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** `n` units as a DuckDB INTERVAL. */
export function span(n: string, part: string): string | undefined {
  const times = (factor: number) => (factor === 1 ? n : `(${n} * ${factor})`);
  if (part in months) return `to_months(${cast(times(months[part]!), "INTEGER")})`;
  if (part === "DAY" || part === "WEEK") return `to_days(${cast(times(part === "DAY" ? 1 : 7), "INTEGER")})`;
  return part in unitMicros ? `to_microseconds(${times(unitMicros[part]!)})` : undefined;
}

export const micros = (moment: string): string => `epoch_us(${moment})`;
export const dayNumber = (date: string): string => `(${date} - DATE '1970-01-01')`;

const weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/** The weekday that a week part starts on, from Sunday, 0; undefined for any other part. */
export function weekStart(part: string): number | undefined {
  if (part === "WEEK") return 0;
  if (part === "ISOWEEK") return 1;
  const day = /^WEEK\((\w+)\)$/.exec(part)?.[1];
  return day === undefined ? undefined : weekdays.indexOf(day);
}

/** Days since a week's first, and weeks since a far one: shifted, since DuckDB's // and % go towards zero. */
const shifted = (date: string, start: number): string => `(${dayNumber(date)} + ${770_000 + 4 - start})`;
export const dayOfWeek = (date: string, start: number): string => `(${shifted(date, start)} % 7)`;
export const weekNumber = (date: string, start: number): string => `(${shifted(date, start)} // 7)`;

/** A name of a place, which DuckDB and we read alike; offsets it reads otherwise. */
export const isPlace = (zone: string): boolean => zone === "UTC" || /^[A-Z][A-Za-z]+\/[A-Z][A-Za-z_/]+$/.test(zone);
