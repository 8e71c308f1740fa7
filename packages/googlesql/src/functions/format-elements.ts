/** FORMAT_DATE, FORMAT_TIMESTAMP …: the % elements, written. */
import { civilOf, dayOf, fractionText, weekdayOf } from "./calendar.ts";
import { fail, type Implementations, remember, strict } from "./implementation.ts";
import { extractDay, isoYearOf } from "./date-parts.ts";
import { momentOf, timeOf } from "./calendar.ts";
import { hourOf, monthName, offsetOf, type Shown, shownAt, weekdayName } from "./shown-moment.ts";
import { offsetText } from "./zones.ts";
import { nth } from "../lists.ts";

type Element = (value: Shown) => string;

const pad = (n: number, width = 2, fill = "0"): string => `${n}`.padStart(width, fill);
const civil = (value: Shown) => civilOf(value.day);
const minute = (value: Shown): number => Math.floor(value.micro / 60_000_000) % 60;
const second = (value: Shown): number => Math.floor(value.micro / 1_000_000) % 60;
const hour12 = (value: Shown): number => hourOf(value) % 12 || 12;
const dayOfYear = (value: Shown): number => value.day - dayOf(civil(value).year, 1, 1) + 1;

function epoch(value: Shown): string {
  const at = value.instant ?? value;
  return `${at.day * 86_400 + Math.floor(at.micro / 1_000_000)}`;
}

function zoneName(value: Shown): string {
  const seconds = offsetOf(value);
  return seconds === 0 ? "UTC" : `UTC${offsetText(seconds).replace(/^([+-])0/, "$1")}`;
}

function fraction(value: Shown, digits: number): string {
  const all = pad(value.micro % 1_000_000, 6);
  return digits === 0 ? "" : `.${all.padEnd(9, "0").slice(0, digits)}`;
}

const ELEMENTS: Readonly<Record<string, Element>> = {
  A: weekdayName,
  a: (v) => weekdayName(v).slice(0, 3),
  B: monthName,
  b: (v) => monthName(v).slice(0, 3),
  C: (v) => pad(Math.floor(civil(v).year / 100)),
  d: (v) => pad(civil(v).day),
  e: (v) => pad(civil(v).day, 2, " "),
  G: (v) => `${isoYearOf(v.day)}`,
  g: (v) => pad(isoYearOf(v.day) % 100),
  H: (v) => pad(hourOf(v)),
  I: (v) => pad(hour12(v)),
  J: (v) => pad(dayOfIsoYear(v), 3),
  j: (v) => pad(dayOfYear(v), 3),
  k: (v) => pad(hourOf(v), 2, " "),
  l: (v) => pad(hour12(v), 2, " "),
  M: (v) => pad(minute(v)),
  m: (v) => pad(civil(v).month),
  n: () => "\n",
  P: (v) => (hourOf(v) < 12 ? "am" : "pm"),
  p: (v) => (hourOf(v) < 12 ? "AM" : "PM"),
  Q: (v) => `${Math.floor((civil(v).month + 2) / 3)}`,
  S: (v) => pad(second(v)),
  s: epoch,
  t: () => "\t",
  U: (v) => pad(extractDay(v.day, "WEEK", "FORMAT")),
  u: (v) => `${weekdayOf(v.day) || 7}`,
  V: (v) => pad(extractDay(v.day, "ISOWEEK", "FORMAT")),
  W: (v) => pad(extractDay(v.day, "WEEK(MONDAY)", "FORMAT")),
  w: (v) => `${weekdayOf(v.day)}`,
  Y: (v) => `${civil(v).year}`,
  y: (v) => pad(civil(v).year % 100),
  Z: zoneName,
  z: (v) => offsetText(offsetOf(v), "always", ""),
  "%": () => "%",
  E4Y: (v) => pad(civil(v).year, 4),
  "E*S": (v) => pad(second(v)) + fractionText(v.micro),
  Ez: (v) => offsetText(offsetOf(v), "always"),
};

const dayOfIsoYear = (value: Shown): number => {
  const week = extractDay(value.day, "ISOWEEK", "FORMAT");
  return (week - 1) * 7 + ((weekdayOf(value.day) + 6) % 7) + 1;
};

/** Elements that stand for several. */
export const COMPOSED: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  h: "%b",
  R: "%H:%M",
  r: "%I:%M:%S %p",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  x: "%m/%d/%y",
};

export const ELEMENT = /%(E4Y|E\*S|E[0-9]S|Ez|E[a-zA-Z]|O[a-zA-Z]|[-_0^#]?[A-Za-z]|%)/g;

function piece(name: string): Element {
  const digits = /^E(\d)S$/.exec(name)?.[1];
  if (digits !== undefined) return (v) => pad(second(v)) + fraction(v, Number(digits));
  const plain = /^[EO]([a-zA-Z])$/.exec(name) !== null && !(name in ELEMENTS) ? name.slice(1) : name;
  const composed = COMPOSED[plain];
  if (composed !== undefined) return compiled(composed);
  return ELEMENTS[plain] ?? fail(`Unsupported format element %${name}`);
}

/** A format's text as one function. */
const compiled = remember((format: string): Element => {
  const pieces: Element[] = [];
  let at = 0;
  for (const match of format.matchAll(ELEMENT)) {
    const literal = format.slice(at, match.index);
    if (literal !== "") pieces.push(() => literal);
    pieces.push(piece(nth(match, 1)));
    at = match.index + match[0].length;
  }
  const rest = format.slice(at);
  if (rest !== "") pieces.push(() => rest);
  return (value) => pieces.map((write) => write(value)).join("");
});

export const format = (elements: string, value: Shown): string => compiled(elements)(value);

const local = (elements: string, value: string): string => format(elements, momentOf(value));
const zoned = (elements: string, value: string, zone = "UTC"): string => format(elements, shownAt(value, zone));

export const formats: Implementations = strict({
  format_date: local,
  format_datetime: local,
  format_timestamp: zoned,
  format_time: (elements: string, time: string) => format(elements, { day: 0, micro: timeOf(time) }),
});
