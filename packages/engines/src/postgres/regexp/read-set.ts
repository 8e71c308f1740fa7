/** Sets of characters: `[…]`, `\d`, a letter. */
import { classOfLetter, complement, named, pointOf, type Ranges } from "./pattern.ts";

export interface Reader {
  readonly chars: readonly string[];
  at: number;
  readonly fold: boolean;
  readonly dotAll: boolean;
}

const single = (char: string): Ranges => [[pointOf(char), pointOf(char)]];

/** A character, and where case does not count the other one. */
export function classOf(char: string, { fold }: Reader): Ranges {
  const all = fold ? new Set([char, char.toLowerCase(), char.toUpperCase()]) : new Set([char]);
  return [...all].filter((item) => Array.from(item).length === 1).flatMap(single);
}

const CONTROLS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/** What follows a backslash. */
export function escapeOf(reader: Reader): Ranges | undefined {
  const char = reader.chars[reader.at];
  reader.at += 1;
  if (char === undefined) return undefined;
  const found = classOfLetter(char);
  if (found) return found;
  const control = CONTROLS[char];
  if (control !== undefined) return [[control, control]];
  if (char === "x") return hexadecimal(reader);
  return /[A-Za-z0-9]/.test(char) ? undefined : classOf(char, reader);
}

function hexadecimal(reader: Reader): Ranges | undefined {
  const rest = reader.chars.slice(reader.at, reader.at + 10).join("");
  const [all, short, long] = /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(rest) ?? [];
  if (all === undefined) return undefined;
  reader.at += all.length;
  const code = Number.parseInt(short ?? long ?? "", 16);
  return [[code, code]];
}

export function bracket(reader: Reader): Ranges | undefined {
  const negated = reader.chars[reader.at] === "^";
  if (negated) reader.at += 1;
  const found: (readonly [number, number])[] = [];
  for (let first = true; first || reader.chars[reader.at] !== "]"; first = false) {
    const item = member(reader);
    if (!item) return undefined;
    found.push(...item);
  }
  reader.at += 1;
  const ranges = reader.fold ? folded(found) : found;
  return ranges && (negated ? complement(ranges) : ranges);
}

/** One character, a range, a class. */
function member(reader: Reader): Ranges | undefined {
  const [all, negated, name = ""] =
    /^\[:(\^?)(\w+):\]/.exec(reader.chars.slice(reader.at, reader.at + 12).join("")) ?? [];
  if (all !== undefined) {
    reader.at += all.length;
    const found = named[name];
    return found && (negated ? complement(found) : found);
  }
  const low = one(reader);
  if (!low || reader.chars[reader.at] !== "-" || reader.chars[reader.at + 1] === "]") return low;
  reader.at += 1;
  const [from, to] = [pointIn(low), pointIn(one(reader) ?? [])];
  return from !== undefined && to !== undefined && from <= to ? [[from, to]] : undefined;
}

/** The point that is all of a set. */
function pointIn([range, ...others]: Ranges): number | undefined {
  const [low, high] = range ?? [];
  return others.length === 0 && low === high ? low : undefined;
}

function one(reader: Reader): Ranges | undefined {
  const char = reader.chars[reader.at];
  if (char === undefined) return undefined;
  reader.at += 1;
  if (char === "\\") return escapeOf(reader);
  return single(char);
}

/** Letters of ASCII in both cases; others can't be told apart here. */
function folded(ranges: Ranges): Ranges | undefined {
  if (ranges.some(([, high]) => high > 127)) return undefined;
  const shifted = (low: number, high: number, by: number) =>
    ranges.flatMap(([a, b]): Ranges =>
      Math.max(a, low) <= Math.min(b, high) ? [[Math.max(a, low) + by, Math.min(b, high) + by]] : [],
    );
  return [...ranges, ...shifted(65, 90, 32), ...shifted(97, 122, -32)];
}
