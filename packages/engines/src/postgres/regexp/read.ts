/** RE2's text → a tree. Undefined for what it can't read, which then is refused. */
import { complement, type Node, type Ranges } from "./pattern.ts";
import { classOf, escapeOf, type Reader, bracket } from "./read-set.ts";

export function readPattern(text: string): Node | undefined {
  const [, flags = "", rest = text] = /^\(\?([is]+)\)([\s\S]*)$/.exec(text) ?? [];
  const reader: Reader = { chars: Array.from(rest), at: 0, fold: flags.includes("i"), dotAll: flags.includes("s") };
  const node = alternatives(reader);
  return node && reader.at === reader.chars.length ? node : undefined;
}

function alternatives(reader: Reader): Node | undefined {
  const items: Node[] = [];
  for (;;) {
    const item = sequence(reader);
    if (!item) return undefined;
    items.push(item);
    if (reader.chars[reader.at] !== "|") break;
    reader.at += 1;
  }
  if (items.length === 1) return items[0];
  const sets = items.map(single);
  return sets.every((set) => set !== undefined) ? { kind: "set", ranges: sets.flat() } : { kind: "alt", items };
}

/** A branch of one character. */
const single = (node: Node): Ranges | undefined =>
  node.kind === "seq" && node.items.length === 1 && node.items[0]?.kind === "set" ? node.items[0].ranges : undefined;

function sequence(reader: Reader): Node | undefined {
  const items: Node[] = [];
  for (
    let char = reader.chars[reader.at];
    char !== undefined && char !== "|" && char !== ")";
    char = reader.chars[reader.at]
  ) {
    const item = atom(reader);
    const repeated = item && repeat(item, reader);
    if (!repeated) return undefined;
    items.push(repeated);
  }
  return { kind: "seq", items };
}

function repeat(body: Node, reader: Reader): Node | undefined {
  const rest = reader.chars.slice(reader.at, reader.at + 12).join("");
  const [all, sign, min, comma, max] = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})/.exec(rest) ?? [];
  if (all === undefined) return body;
  if (body.kind === "anchor") return undefined;
  reader.at += all.length;
  const lazy = reader.chars[reader.at] === "?";
  if (lazy) reader.at += 1;
  if (/^[*+?]$/.test(reader.chars[reader.at] ?? "")) return undefined;
  const low = sign ? (sign === "+" ? 1 : 0) : Number(min);
  const high = sign ? (sign === "?" ? 1 : Infinity) : comma ? (max === undefined ? Infinity : Number(max)) : low;
  return low > 255 || (high !== Infinity && high > 255)
    ? undefined
    : { kind: "repeat", body, min: low, max: high, lazy };
}

function atom(reader: Reader): Node | undefined {
  const char = reader.chars[reader.at] ?? "";
  reader.at += 1;
  switch (char) {
    case "(":
      return group(reader);
    case "[": {
      const ranges = bracket(reader);
      return ranges && { kind: "set", ranges };
    }
    case ".":
      return { kind: "set", ranges: reader.dotAll ? complement([]) : complement([[10, 10]]) };
    case "^":
      return { kind: "anchor", at: "start" };
    case "$":
      return { kind: "anchor", at: "end" };
    case "\\":
      return escaped(reader);
    case "*":
    case "+":
    case "?":
      return undefined;
    default:
      return { kind: "set", ranges: classOf(char, reader) };
  }
}

const ANCHORS: Readonly<Record<string, Extract<Node, { kind: "anchor" }>["at"]>> = {
  A: "start",
  z: "end",
  b: "word",
  B: "noWord",
};

function escaped(reader: Reader): Node | undefined {
  const at = ANCHORS[reader.chars[reader.at] ?? ""];
  if (at) {
    reader.at += 1;
    return { kind: "anchor", at };
  }
  const ranges = escapeOf(reader);
  return ranges && { kind: "set", ranges };
}

function group(reader: Reader): Node | undefined {
  const rest = reader.chars.slice(reader.at, reader.at + 80).join("");
  const [mark = ""] = /^\?(?:P?<\w+>|:)/.exec(rest) ?? [];
  if (rest.startsWith("?") && mark === "") return undefined;
  reader.at += mark.length;
  const body = alternatives(reader);
  if (!body || reader.chars[reader.at] !== ")") return undefined;
  reader.at += 1;
  return { kind: "group", body, captures: mark !== "?:" };
}
