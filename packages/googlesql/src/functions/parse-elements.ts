/** PARSE_DATE, PARSE_TIMESTAMP …: the % elements, read. */
import { COMPOSED, ELEMENT } from "./format-elements.ts";
import { MONTHS, WEEKDAYS } from "./shown-moment.ts";
import { fail, remember } from "./implementation.ts";
import { nth } from "../lists.ts";

/** What was read so far; the text and the place in it. */
export interface Reading {
  readonly text: string;
  at: number;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  micro: number;
  century?: number;
  yearOfCentury?: number;
  dayOfYear?: number;
  isoYear?: number;
  isoWeek?: number;
  weekday?: number;
  hour12?: boolean;
  afternoon?: boolean;
  epoch?: number;
  offset?: string;
}

/** Reads its part, or says that it can't. */
type Step = (reading: Reading) => boolean;
type NumberField = "year" | "month" | "day" | "hour" | "minute" | "second";

const start = (text: string): Reading => ({
  text,
  at: 0,
  year: 1970,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  micro: 0,
});

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Up to `width` digits; undefined where there is none. */
function digits(reading: Reading, width: number): number | undefined {
  const { text, at } = reading;
  let end = at;
  while (end < at + width && isDigit(text.charCodeAt(end))) end += 1;
  if (end === at) return undefined;
  reading.at = end;
  return Number(text.slice(at, end));
}

const whole = (width: number, low: number, high: number, put: (reading: Reading, n: number) => void): Step => {
  return (reading) => {
    const n = digits(reading, width);
    if (n === undefined || n < low || n > high) return false;
    put(reading, n);
    return true;
  };
};

const field = (name: NumberField, width: number, low: number, high: number): Step =>
  whole(width, low, high, (reading, n) => {
    reading[name] = n;
  });

function skipBlanks(reading: Reading): boolean {
  while (/\s/.test(reading.text.charAt(reading.at))) reading.at += 1;
  return true;
}

const blankThen =
  (step: Step): Step =>
  (reading) =>
    skipBlanks(reading) && step(reading);

/** One of the names, in full or its first three letters. */
const named = (names: readonly string[], put: (reading: Reading, index: number) => void): Step => {
  return (reading) => {
    const rest = reading.text.slice(reading.at, reading.at + 12).toLowerCase();
    const index = names.findIndex((name) => rest.startsWith(name.slice(0, 3).toLowerCase()));
    if (index < 0) return false;
    const full = nth(names, index).toLowerCase();
    reading.at += rest.startsWith(full) ? full.length : 3;
    put(reading, index);
    return true;
  };
};

const half: Step = (reading) => {
  const word = reading.text.slice(reading.at, reading.at + 2).toUpperCase();
  if (word !== "AM" && word !== "PM") return false;
  reading.afternoon = word === "PM";
  reading.at += 2;
  return true;
};

/** Seconds with up to that many digits of a fraction. */
const seconds = (places: number): Step => {
  const plain = field("second", 2, 0, 60);
  return (reading) => {
    if (!plain(reading)) return false;
    if (places === 0 || reading.text.charAt(reading.at) !== ".") return true;
    const from = reading.at + 1;
    reading.at = from;
    if (digits(reading, places) === undefined) return false;
    reading.micro = Number(reading.text.slice(from, reading.at).slice(0, 6).padEnd(6, "0"));
    return true;
  };
};

const matching = (pattern: RegExp, put: (reading: Reading, text: string) => void): Step => {
  return (reading) => {
    pattern.lastIndex = reading.at;
    const found = pattern.exec(reading.text)?.[0];
    if (found === undefined) return false;
    reading.at += found.length;
    put(reading, found);
    return true;
  };
};

const offset = matching(/[zZ]|[+-]\d{1,2}(?::?\d{2})?/y, (r, text) => {
  r.offset = text;
});
const zone = matching(/[A-Za-z][\w/+:-]*/y, (r, text) => {
  r.offset = text;
});

const hour12 = whole(2, 1, 12, (r, n) => {
  r.hour = n;
  r.hour12 = true;
});
const weekday = named(WEEKDAYS, (r, n) => {
  r.weekday = n;
});
const month = named(MONTHS, (r, n) => {
  r.month = n + 1;
});

const STEPS: Readonly<Record<string, Step>> = {
  A: weekday,
  a: weekday,
  B: month,
  b: month,
  C: whole(2, 0, 99, (r, n) => {
    r.century = n;
  }),
  d: blankThen(field("day", 2, 1, 31)),
  e: blankThen(field("day", 2, 1, 31)),
  G: whole(4, 1, 9999, (r, n) => {
    r.isoYear = n;
  }),
  H: blankThen(field("hour", 2, 0, 23)),
  I: blankThen(hour12),
  j: whole(3, 1, 366, (r, n) => {
    r.dayOfYear = n;
  }),
  k: blankThen(field("hour", 2, 0, 23)),
  l: blankThen(hour12),
  M: field("minute", 2, 0, 59),
  m: field("month", 2, 1, 12),
  n: skipBlanks,
  P: half,
  p: half,
  Q: whole(1, 1, 4, (r, n) => {
    r.month = n * 3 - 2;
  }),
  S: field("second", 2, 0, 60),
  s: matching(/-?\d+/y, (r, text) => {
    r.epoch = Number(text);
  }),
  t: skipBlanks,
  U: whole(2, 0, 53, () => undefined),
  u: whole(1, 1, 7, (r, n) => {
    r.weekday = n % 7;
  }),
  V: whole(2, 1, 53, (r, n) => {
    r.isoWeek = n;
  }),
  W: whole(2, 0, 53, () => undefined),
  w: whole(1, 0, 6, (r, n) => {
    r.weekday = n;
  }),
  Y: whole(4, 0, 9999, (r, n) => {
    r.year = n;
    delete r.yearOfCentury;
    delete r.century;
  }),
  y: whole(2, 0, 99, (r, n) => {
    r.yearOfCentury = n;
  }),
  Z: zone,
  z: offset,
  Ez: offset,
  "%": (reading) => reading.text.charAt(reading.at++) === "%",
  E4Y: field("year", 4, 0, 9999),
  "E*S": seconds(9),
};

const literal = (text: string): Step => {
  return (reading) => {
    if (!reading.text.startsWith(text, reading.at)) return false;
    reading.at += text.length;
    return true;
  };
};

const literals = (text: string): Step[] =>
  text.split(/(\s+)/).flatMap((part) => (part === "" ? [] : /^\s/.test(part) ? [skipBlanks] : [literal(part)]));

function element(name: string): readonly Step[] {
  const places = /^E(\d)S$/.exec(name)?.[1];
  if (places !== undefined) return [seconds(Number(places))];
  const plain = /^[EO][a-zA-Z]$/.test(name) && !(name in STEPS) ? name.slice(1) : name;
  const composed = COMPOSED[plain];
  if (composed !== undefined) return steps(composed);
  return [STEPS[plain] ?? fail(`Unsupported format element %${name}`)];
}

const steps = remember((format: string): readonly Step[] => {
  const found: Step[] = [];
  let at = 0;
  for (const match of format.matchAll(ELEMENT)) {
    found.push(...literals(format.slice(at, match.index)), ...element(nth(match, 1)));
    at = match.index + match[0].length;
  }
  return [...found, ...literals(format.slice(at))];
});

/** Everything that a text says, read by a format. */
export function read(format: string, text: string): Reading {
  const reading = start(text);
  skipBlanks(reading);
  for (const step of steps(format)) if (!step(reading)) return fail(`Failed to parse input string "${text}"`);
  skipBlanks(reading);
  return reading.at === text.length ? reading : fail(`Failed to parse input string "${text}"`);
}
