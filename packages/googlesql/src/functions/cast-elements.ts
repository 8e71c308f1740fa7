/** CAST … FORMAT of dates and times: YYYY-MM-DD HH24:MI:SS and their like, written and read. */
import {
  civilOf,
  dateText,
  datetimeText,
  DAY_MICROS,
  dayOf,
  isCivil,
  type Moment,
  moment,
  momentOf,
  timeOf,
  timestampText,
  timeText,
} from "./calendar.ts";
import { fail, type Implementations, remember, strict } from "./implementation.ts";
import { weekdayOf } from "./calendar.ts";
import { toInstant } from "./zones.ts";
import { hourOf, monthName, MONTHS, offsetOf, type Shown, shownAt, weekdayName, WEEKDAYS } from "./shown-moment.ts";

const TOKEN =
  /"((?:[^"\\]|\\.)*)"|(YYYY|YYY|YY|Y|RRRR|RR|MONTH|MON|MM|DAY|DY|DDD|DD|D|HH24|HH12|HH|MI|SSSSS|SS|FF[1-9]|A\.M\.|P\.M\.|AM|PM|TZH|TZM)|([-./,'; :])|(.)/gisu;

interface Token {
  readonly element?: string;
  /** As written: its case says the case of names. */
  readonly written: string;
  readonly literal?: string;
}

const tokens = remember((format: string): readonly Token[] =>
  Array.from(format.matchAll(TOKEN), ([written, quoted, element, separator]): Token => {
    if (element !== undefined) return { element: element.toUpperCase(), written };
    const literal = quoted?.replaceAll(/\\(.)/g, "$1") ?? separator;
    return literal === undefined
      ? fail(`Cannot find matched format element at '${written}' in '${format}'`)
      : { written, literal };
  }),
);

const pad = (n: number, width = 2): string => `${n}`.padStart(width, "0");

function cased(name: string, written: string): string {
  if (written === written.toUpperCase()) return name.toUpperCase();
  return written === written.toLowerCase() ? name.toLowerCase() : name;
}

const WRITE: Readonly<Record<string, (v: Shown, written: string) => string>> = {
  YYYY: (v) => pad(civilOf(v.day).year, 4),
  YYY: (v) => pad(civilOf(v.day).year % 1000, 3),
  YY: (v) => pad(civilOf(v.day).year % 100),
  Y: (v) => `${civilOf(v.day).year % 10}`,
  RRRR: (v) => pad(civilOf(v.day).year, 4),
  RR: (v) => pad(civilOf(v.day).year % 100),
  MONTH: (v, written) => cased(monthName(v), written),
  MON: (v, written) => cased(monthName(v).slice(0, 3), written),
  MM: (v) => pad(civilOf(v.day).month),
  DAY: (v, written) => cased(weekdayName(v), written),
  DY: (v, written) => cased(weekdayName(v).slice(0, 3), written),
  DDD: (v) => pad(v.day - dayOf(civilOf(v.day).year, 1, 1) + 1, 3),
  DD: (v) => pad(civilOf(v.day).day),
  D: (v) => `${weekdayOf(v.day) + 1}`,
  HH24: (v) => pad(hourOf(v)),
  HH12: (v) => pad(hourOf(v) % 12 || 12),
  HH: (v) => pad(hourOf(v) % 12 || 12),
  MI: (v) => pad(Math.floor(v.micro / 60_000_000) % 60),
  SS: (v) => pad(Math.floor(v.micro / 1_000_000) % 60),
  SSSSS: (v) => pad(Math.floor(v.micro / 1_000_000), 5),
  AM: (v, written) => cased(hourOf(v) < 12 ? "am" : "pm", written),
  "A.M.": (v, written) => cased(hourOf(v) < 12 ? "a.m." : "p.m.", written),
  TZH: (v) => `${offsetOf(v) < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(offsetOf(v)) / 3600))}`,
  TZM: (v) => pad(Math.floor(Math.abs(offsetOf(v)) / 60) % 60),
};
const ALIAS: Readonly<Record<string, string>> = { PM: "AM", "P.M.": "A.M." };

function write(format: string, value: Shown): string {
  return tokens(format)
    .map(({ element, written, literal }) => {
      if (element === undefined) return literal ?? "";
      if (element.startsWith("FF"))
        return pad(value.micro % 1_000_000, 6)
          .padEnd(9, "0")
          .slice(0, Number(element[2]));
      return (WRITE[ALIAS[element] ?? element] ?? fail(`Unsupported format element ${element}`))(value, written);
    })
    .join("");
}

interface Reading {
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  minute?: number;
  second?: number;
  secondOfDay?: number;
  micro?: number;
  twelve?: boolean;
  afternoon?: boolean;
  offsetHour?: string;
  offsetMinute?: string;
}

const number = (field: keyof Reading, width: number) => ({
  pattern: new RegExp(`\\d{1,${width}}`, "y"),
  put: (r: Reading, text: string) => Object.assign(r, { [field]: Number(text) }),
});
const now = (): number => new Date().getUTCFullYear();
const recent = (n: number, size: number): number => Math.floor(now() / size) * size + n;
const month = (names: readonly string[]) => ({
  pattern: new RegExp(names.join("|"), "iy"),
  put: (r: Reading, text: string) =>
    Object.assign(r, { month: names.findIndex((name) => name.toLowerCase() === text.toLowerCase()) + 1 }),
});
const ignored = (names: readonly string[]) => ({ pattern: new RegExp(names.join("|"), "iy"), put: () => undefined });
const half = {
  pattern: /[ap]\.?m\.?/iy,
  put: (r: Reading, text: string) => Object.assign(r, { afternoon: /^p/i.test(text) }),
};
const hour12 = {
  pattern: /\d{1,2}/y,
  put: (r: Reading, text: string) => Object.assign(r, { hour: Number(text), twelve: true }),
};
const year = (width: number) => ({
  pattern: new RegExp(`\\d{1,${width}}`, "y"),
  put: (r: Reading, text: string) =>
    Object.assign(r, { year: width === 4 ? Number(text) : recent(Number(text), 10 ** width) }),
});
const round = {
  pattern: /\d{1,2}/y,
  put: (r: Reading, text: string) => Object.assign(r, { year: Number(text) + (Number(text) < 50 ? 2000 : 1900) }),
};

const READ: Readonly<Record<string, { pattern: RegExp; put: (r: Reading, text: string) => unknown }>> = {
  YYYY: year(4),
  YYY: year(3),
  YY: year(2),
  Y: year(1),
  RRRR: year(4),
  RR: round,
  MONTH: month(MONTHS),
  MON: month(MONTHS.map((name) => name.slice(0, 3))),
  MM: number("month", 2),
  DAY: ignored(WEEKDAYS),
  DY: ignored(WEEKDAYS.map((name) => name.slice(0, 3))),
  DDD: number("dayOfYear", 3),
  DD: number("day", 2),
  HH24: number("hour", 2),
  HH12: hour12,
  HH: hour12,
  MI: number("minute", 2),
  SS: number("second", 2),
  SSSSS: number("secondOfDay", 5),
  AM: half,
  "A.M.": half,
  TZH: { pattern: /[+-]?\d{1,2}/y, put: (r, text) => Object.assign(r, { offsetHour: text }) },
  TZM: { pattern: /\d{1,2}/y, put: (r, text) => Object.assign(r, { offsetMinute: text }) },
};

const fraction = (digits: number) => ({
  pattern: new RegExp(`\\d{1,${digits}}`, "y"),
  put: (r: Reading, text: string) => Object.assign(r, { micro: Number(text.slice(0, 6).padEnd(6, "0")) }),
});

function read(format: string, text: string): Reading {
  const reading: Reading = {};
  let at = text.length - text.trimStart().length;
  const wrong = (): never => fail(`Failed to parse input string "${text}" with format "${format}"`);
  for (const { element, literal = "" } of tokens(format)) {
    if (element === undefined) {
      if (!text.startsWith(literal, at)) return wrong();
      at += literal.length;
      continue;
    }
    const { pattern, put } =
      (element.startsWith("FF") ? fraction(Number(element[2])) : READ[ALIAS[element] ?? element]) ??
      fail(`Unsupported format element ${element} for parsing`);
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? wrong();
    put(reading, found);
    at += found.length;
  }
  return text.slice(at).trim() === "" ? reading : wrong();
}

function momentFrom(r: Reading, text: string): Moment {
  const today = new Date();
  const [y, m, d] = [
    r.year ?? today.getUTCFullYear(),
    r.month ?? (r.year === undefined ? today.getUTCMonth() + 1 : 1),
    r.day ?? 1,
  ];
  if (!isCivil(y, m, d)) return fail(`Failed to parse input string "${text}"`);
  const day = r.dayOfYear === undefined ? dayOf(y, m, d) : dayOf(y, 1, 1) + r.dayOfYear - 1;
  return moment(day, clock(r, text));
}

function clock(r: Reading, text: string): number {
  const hour = r.twelve === true ? ((r.hour ?? 0) % 12) + (r.afternoon === true ? 12 : 0) : (r.hour ?? 0);
  if (hour > 23 || (r.minute ?? 0) > 59 || (r.second ?? 0) > 59) return fail(`Failed to parse input string "${text}"`);
  const seconds = r.secondOfDay ?? (hour * 60 + (r.minute ?? 0)) * 60 + (r.second ?? 0);
  return seconds * 1_000_000 + (r.micro ?? 0);
}

function instant(r: Reading, text: string, zone = "UTC"): string {
  const own =
    r.offsetHour === undefined
      ? zone
      : `${/^[+-]/.test(r.offsetHour) ? "" : "+"}${r.offsetHour}:${(r.offsetMinute ?? "00").padStart(2, "0")}`;
  return timestampText(toInstant(momentFrom(r, text), own));
}

export const castElements: Implementations = strict({
  cast_format$DATE$STRING: (value: string, format: string) => write(format, momentOf(value)),
  cast_format$DATETIME$STRING: (value: string, format: string) => write(format, momentOf(value)),
  cast_format$TIME$STRING: (value: string, format: string) => write(format, { day: 0, micro: timeOf(value) }),
  cast_format$TIMESTAMP$STRING: (value: string, format: string, zone = "UTC") => write(format, shownAt(value, zone)),
  cast_format$STRING$DATE: (text: string, format: string) => dateText(momentFrom(read(format, text), text).day),
  cast_format$STRING$DATETIME: (text: string, format: string) => datetimeText(momentFrom(read(format, text), text)),
  cast_format$STRING$TIME: (text: string, format: string) => timeText(clock(read(format, text), text) % DAY_MICROS),
  cast_format$STRING$TIMESTAMP: (text: string, format: string, zone?: string) =>
    instant(read(format, text), text, zone),
});
