/** Pieces that the date functions share: units, weeks, ranges. */
import { DATE, TIMESTAMP, type Type } from "@sluice/googlesql/types";
import { unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { raise } from "../raise.ts";

interface Range {
  readonly name: string;
  /** DuckDB's type. */
  readonly type: string;
  readonly first: string;
  readonly last: string;
}

/** Beyond the year 9999 GoogleSQL has no dates, DuckDB has. */
const ranges: Readonly<Partial<Record<Type["kind"], Range>>> = {
  DATE: { name: "Date", type: "DATE", first: "'0001-01-01'", last: "'9999-12-31'" },
  DATETIME: {
    name: "Datetime",
    type: "TIMESTAMP",
    first: "'0001-01-01 00:00:00'",
    last: "'9999-12-31 23:59:59.999999'",
  },
  TIMESTAMP: {
    name: "Timestamp",
    type: "TIMESTAMPTZ",
    first: "'0001-01-01 00:00:00+00'",
    last: "'9999-12-31 23:59:59.999999+00'",
  },
};

/** A DATE, DATETIME or TIMESTAMP that is within its type's range, or an error. */
export function checked({ kind }: Type, sql: string): string {
  const range = ranges[kind];
  if (!range) throw unsupported(`A date function that gives ${kind}`);
  const { name, type, first, last } = range;
  const outside = raise(`'${name} is out of supported range'`, type);
  return bind(sql, (x) => `CASE WHEN ${x} < ${type} ${first} OR ${x} > ${type} ${last} THEN ${outside} ELSE ${x} END`);
}

export const dateChecked = (sql: string): string => checked(DATE, sql);
export const timestampChecked = (sql: string): string => checked(TIMESTAMP, sql);

/** Microseconds of a fixed unit. */
export const unitMicros: ReadonlyMap<string, number> = new Map([
  ["MICROSECOND", 1],
  ["MILLISECOND", 1000],
  ["SECOND", 1_000_000],
  ["MINUTE", 60_000_000],
  ["HOUR", 3_600_000_000],
  ["DAY", 86_400_000_000],
]);

const unitMonths: ReadonlyMap<string, number> = new Map([
  ["MONTH", 1],
  ["QUARTER", 3],
  ["YEAR", 12],
]);

/** `n` units as a DuckDB INTERVAL. */
export function span(n: string, part: string): string | undefined {
  const times = (factor: number) => (factor === 1 ? n : `(${n} * ${factor})`);
  const [months, micros] = [unitMonths.get(part), unitMicros.get(part)];
  if (months !== undefined) return `to_months(${cast(times(months), "INTEGER")})`;
  if (part === "DAY" || part === "WEEK") return `to_days(${cast(times(part === "DAY" ? 1 : 7), "INTEGER")})`;
  return micros === undefined ? undefined : `to_microseconds(${times(micros)})`;
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
