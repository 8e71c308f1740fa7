/** Sets of characters: `[…]`, `\d`, a letter. */
import { classes, complement, named, type Ranges } from "./pattern.ts";

export interface Reader {
  readonly chars: readonly string[];
  at: number;
  readonly fold: boolean;
  readonly dotAll: boolean;
}

/** A character, and where case does not count the other one. */
export function classOf(char: string, { fold }: Reader): Ranges {
  const all = fold ? new Set([char, char.toLowerCase(), char.toUpperCase()]) : new Set([char]);
  return [...all]
    .filter((item) => Array.from(item).length === 1)
    .map((item) => [item.codePointAt(0)!, item.codePointAt(0)!] as const);
}

const CONTROLS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/** What follows a backslash. */
export function escapeOf(reader: Reader): Ranges | undefined {
  const char = reader.chars[reader.at];
  reader.at += 1;
  if (char === undefined) return undefined;
  const found = classes[char.toLowerCase()];
  if (found) return char === char.toLowerCase() ? found : complement(found);
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
  const code = Number.parseInt(short ?? long!, 16);
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
  const name = /^\[:(\^?)(\w+):\]/.exec(reader.chars.slice(reader.at, reader.at + 12).join(""));
  if (name) {
    reader.at += name[0].length;
    const found = named[name[2]!];
    return found && (name[1] ? complement(found) : found);
  }
  const low = one(reader);
  if (!low || reader.chars[reader.at] !== "-" || reader.chars[reader.at + 1] === "]") return low;
  reader.at += 1;
  const high = one(reader);
  const isPair = low.length === 1 && low[0]![0] === low[0]![1] && high?.length === 1 && high[0]![0] === high[0]![1];
  return isPair && low[0]![0] <= high[0]![0] ? [[low[0]![0], high[0]![0]]] : undefined;
}

function one(reader: Reader): Ranges | undefined {
  const char = reader.chars[reader.at];
  if (char === undefined) return undefined;
  reader.at += 1;
  if (char === "\\") return escapeOf(reader);
  return [[char.codePointAt(0)!, char.codePointAt(0)!]];
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
