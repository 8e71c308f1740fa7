/** A tree → PostgreSQL's regular expression (ARE), with its own sets: nothing depends on the database's locale. */
import { LAST, type Node, type Ranges, WORD } from "./pattern.ts";

export function writePattern(node: Node): string {
  switch (node.kind) {
    case "set":
      return set(node.ranges);
    case "seq":
      return node.items.map(writePattern).join("");
    case "alt":
      return node.items.map(writePattern).join("|");
    case "group":
      return `(${node.captures ? "" : "?:"}${writePattern(node.body)})`;
    case "repeat":
      return `${writePattern(node.body)}${times(node.min, node.max)}`;
    case "anchor":
      return anchors[node.at];
  }
}

function times(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === 0 && max === 1 ? "?" : min === max ? `{${min}}` : `{${min},${max}}`;
}

const char = (code: number): string => {
  const shown = String.fromCodePoint(code);
  if (/[A-Za-z0-9 ]/.test(shown)) return shown;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
};

function set(ranges: Ranges): string {
  const [[low, high] = [0, LAST], ...others] = ranges;
  if (others.length === 0 && low === high) return char(low);
  // PostgreSQL's text holds no U+0000.
  return `[${ranges.map(([low, high]) => (low === high ? char(low) : `${char(Math.max(low, 1))}-${char(high)}`)).join("")}]`;
}

const word = set(WORD);
const anchors = {
  start: "^",
  end: "$",
  word: `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  noWord: `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
} as const;
