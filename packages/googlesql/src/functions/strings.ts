/** STRING functions, by code points. */
import { fail, type Implementations, lenient, strict } from "./implementation.ts";
import { last, nth } from "../lists.ts";

// oxlint-disable-next-line no-control-regex -- ASCII is where UTF-16 units are code points.
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
export const hasPairs = (text: string): boolean => /[\ud800-\udfff]/.test(text);

export const points = (text: string): string[] => Array.from(text);

/** The number of code points. */
export const length = (text: string): number => (hasPairs(text) ? points(text).length : text.length);

/** Code points from `from` (from 0), `size` of them. */
export function slice(text: string, from: number, size = Number.MAX_SAFE_INTEGER): string {
  if (!hasPairs(text)) return text.slice(from, from + size);
  return points(text)
    .slice(from, from + size)
    .join("");
}

/** Where SUBSTR begins, from 0, and how many it takes: positions from 1, negative from the end, 0 as 1. */
export function window(total: number, position: bigint, size: bigint | undefined): [number, number] {
  if (size !== undefined && size < 0n) return fail("Third argument in SUBSTR() cannot be negative");
  const at = Number(position);
  const from = at > 0 ? at - 1 : at === 0 ? 0 : Math.max(total + at, 0);
  return [from, size === undefined ? Number.MAX_SAFE_INTEGER : Number(size)];
}

function substr(text: string, position: bigint, size?: bigint): string {
  const [from, width] = window(position < 0n ? length(text) : 0, position, size);
  return slice(text, from, width);
}

const reversed = (text: string): string =>
  hasPairs(text) ? points(text).toReversed().join("") : text.split("").toReversed().join("");

/** Of LEFT and RIGHT: more than there is will do. */
export const sizeOf = (size: bigint, fn: string): number =>
  size < 0n ? fail(`Length must be a non-negative integer in ${fn}`) : Number(size);

export function checkedSize(size: bigint, fn: string): number {
  if (size < 0n) return fail(`Length must be a non-negative integer in ${fn}`);
  return size > 2n ** 27n ? fail(`Output of ${fn} exceeds max allowed output size`) : Number(size);
}

/** The whole size of what is repeated. */
export const repeatedSize = (length: number, times: bigint): number =>
  checkedSize(times < 0n ? times : BigInt(length) * times, "REPEAT");

function repeated(text: string, times: bigint): string {
  return repeatedSize(text.length, times) === 0 ? "" : text.repeat(Number(times));
}

function pad(fn: "LPAD" | "RPAD") {
  return (text: string, size: bigint, filler = " "): string => {
    const width = checkedSize(size, fn);
    const missing = width - length(text);
    if (missing <= 0) return slice(text, 0, width);
    if (filler === "") return fail(`Pattern in ${fn} cannot be empty`);
    const fill = slice(filler.repeat(Math.ceil(missing / length(filler))), 0, missing);
    return fn === "LPAD" ? fill + text : text + fill;
  };
}

const BLANKS = /^[\p{White_Space}]+/u;
const BLANKS_AT_END = /[\p{White_Space}]+$/u;

function trimStart(text: string, set?: string): string {
  if (set === undefined) return text.replace(BLANKS, "");
  const members = new Set(points(set));
  const all = points(text);
  const first = all.findIndex((point) => !members.has(point));
  return first < 0 ? "" : all.slice(first).join("");
}

function trimEnd(text: string, set?: string): string {
  if (set === undefined) return text.replace(BLANKS_AT_END, "");
  const members = new Set(points(set));
  const all = points(text);
  return all.slice(0, all.findLastIndex((point) => !members.has(point)) + 1).join("");
}

const WORD_BREAKS = ' \t\n\v\f\r[](){}/|<>!?@"^#$&~_,.:;*%+-';

function initcap(text: string, breaks = WORD_BREAKS): string {
  const set = new Set(points(breaks));
  let start = true;
  return points(text)
    .map((point) => {
      const shown = start ? point.toUpperCase() : point.toLowerCase();
      start = set.has(point);
      return start ? point : shown;
    })
    .join("");
}

/** The place of the `nth` occurrence, from 1; a negative position looks backwards from the end. */
export function instr(
  text: readonly string[] | string,
  part: readonly string[] | string,
  position = 1n,
  nth = 1n,
): bigint {
  if (position === 0n) return fail("Position must not be zero in INSTR");
  if (nth <= 0n) return fail("Occurrence must be positive in INSTR");
  const [all, sought] = [Array.from(text), Array.from(part)];
  const back = position < 0n;
  // Nothing is found before and after each character, so from the end the first place is behind the last.
  const start = sought.length === 0 ? all.length + 1 : all.length;
  let at = back ? start + Number(position) : Number(position) - 1;
  let left = Number(nth);
  for (; at >= 0 && at <= all.length - (back ? Math.min(1, sought.length) : sought.length); at += back ? -1 : 1) {
    if (sought.every((point, i) => all[at + i] === point) && --left === 0) return BigInt(at + 1);
  }
  return 0n;
}

function translated(text: string, from: string, to: string): string {
  const [sources, targets] = [points(from), points(to)];
  const twice = sources.find((point, i) => sources.indexOf(point) !== i);
  if (twice !== undefined) return fail(`Duplicate in TRANSLATE: duplicated source character ${twice}`);
  const map = new Map(sources.map((point, i) => [point, targets[i] ?? ""]));
  return points(text)
    .map((point) => map.get(point) ?? point)
    .join("");
}

const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ 1: "BFPV", 2: "CGJKQSXZ", 3: "DT", 4: "L", 5: "MN", 6: "R" }).flatMap(([code, letters]) =>
    letters.split("").map((letter) => [letter, code]),
  ),
);

function soundex(text: string): string {
  const [first, ...letters] = text.replace(/[^A-Za-z]/g, "");
  if (first === undefined) return "";
  let code = first;
  let last = CODES[first.toUpperCase()];
  for (const letter of letters.join("").toUpperCase()) {
    const digit = CODES[letter];
    if (digit !== undefined && digit !== last) code += digit;
    if (letter !== "H" && letter !== "W") last = digit;
  }
  return code.slice(0, 4).padEnd(4, "0");
}

/** Levenshtein's distance, given up beyond the limit. */
export function editDistance(
  from: readonly (string | number)[],
  to: readonly (string | number)[],
  limit?: bigint,
): bigint {
  if (limit !== undefined && limit < 0n) return fail("max_distance must be non-negative in EDIT_DISTANCE");
  let row = to.map((_, i) => i + 1);
  row.unshift(0);
  from.forEach((point, i) => {
    const next = [i + 1];
    to.forEach((other, j) => {
      next.push(Math.min(nth(row, j) + (point === other ? 0 : 1), nth(row, j + 1) + 1, nth(next, j) + 1));
    });
    row = next;
  });
  const distance = BigInt(last(row));
  return limit !== undefined && distance > limit ? limit : distance;
}

const normalized = (text: string, mode = "NFC"): string => text.normalize(mode);
/** Unicode's full case folding: the dotless i alone has a capital that is not its own. */
export const folded = (text: string): string =>
  text.replace(/[^ı]+/g, (part) => part.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ"));

export const strings: Implementations = {
  ...strict({
    length: (text: string) => BigInt(length(text)),
    char_length: (text: string) => BigInt(length(text)),
    byte_length: (text: string) => BigInt(isAscii(text) ? text.length : Buffer.byteLength(text)),
    upper: (text: string) => text.toUpperCase(),
    lower: (text: string) => text.toLowerCase(),
    initcap,
    substr,
    left: (text: string, size: bigint) => slice(text, 0, sizeOf(size, "LEFT")),
    right: (text: string, size: bigint) => slice(text, Math.max(length(text) - sizeOf(size, "RIGHT"), 0)),
    reverse: reversed,
    repeat: repeated,
    replace: (text: string, from: string, to: string) => (from === "" ? text : text.replaceAll(from, () => to)),
    lpad: pad("LPAD"),
    rpad: pad("RPAD"),
    trim: (text: string, set?: string) => trimEnd(trimStart(text, set), set),
    ltrim: trimStart,
    rtrim: trimEnd,
    starts_with: (text: string, part: string) => text.startsWith(part),
    ends_with: (text: string, part: string) => text.endsWith(part),
    strpos: (text: string, part: string) => {
      const at = text.indexOf(part);
      return at < 0 ? 0n : BigInt(length(text.slice(0, at)) + 1);
    },
    instr,
    translate: translated,
    soundex,
    normalize: normalized,
    normalize_and_casefold: (text: string, mode = "NFC") => folded(text.normalize(mode)).normalize(mode),
    concat: (...parts: string[]) => parts.join(""),
  }),
  ...lenient({
    edit_distance: (a: string | null, b: string | null, limit?: bigint | null) =>
      a === null || b === null ? null : editDistance(points(a), points(b), limit ?? undefined),
  }),
};
