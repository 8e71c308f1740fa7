/**
 * Reads signatures as the documentation writes them, one a line:
 *
 *     substr(STRING, INT64, [INT64]) -> STRING
 *     aggregate sum(INT64) -> INT64
 *     json_set(JSON, (STRING, ANY)..., [create_if_missing => BOOL = true]) -> JSON
 *     date_add(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP as timestamp_add
 *     substring = substr
 *
 * T, U, V, W, X are variables; C must be comparable, O orderable, G groupable. N stands for INT64, NUMERIC, BIGNUMERIC and FLOAT64 in
 * turn (one signature each), F for the last three, D for DATE, DATETIME, TIMESTAMP. Flags follow in braces.
 */
import { partSets } from "./parts.ts";
import type { Flag, FunctionKind, Parameter, Pattern, Signature } from "./pattern.ts";
import { reader, type Reader } from "./reader.ts";
import { isScalar } from "../types.ts";

export interface Alias {
  readonly alias: string;
  readonly of: string;
}

const sets: Readonly<Record<string, readonly string[]>> = {
  N: ["INT64", "NUMERIC", "BIGNUMERIC", "FLOAT64"],
  F: ["FLOAT64", "NUMERIC", "BIGNUMERIC"],
  D: ["DATE", "DATETIME", "TIMESTAMP"],
};

const demands = {
  T: undefined,
  U: undefined,
  V: undefined,
  W: undefined,
  X: undefined,
  C: "comparable",
  O: "orderable",
  G: "groupable",
} as const;

export function parseSignatures(text: string): readonly (Signature | Alias)[] {
  const lines = text.split("\n").map((line) => line.replace(/(^|\s)--.*$/, "").trim());
  return lines
    .filter((line) => line !== "")
    .flatMap(expand)
    .map(parseLine);
}

/** `abs(N) -> N` as four lines. */
function expand(line: string): readonly string[] {
  const found = Object.entries(sets).find(([letter]) => new RegExp(`\\b${letter}\\b`).test(line));
  if (!found) return [line];
  const [letter, types] = found;
  return types.map((type) => line.replaceAll(new RegExp(`\\b${letter}\\b`, "g"), type));
}

function parseLine(line: string): Signature | Alias {
  const [, alias, of] = /^([\w.]+) = ([\w.]+)$/.exec(line) ?? [];
  if (alias !== undefined && of !== undefined) return { alias, of };
  return parseSignature(reader(line));
}

const kinds: ReadonlySet<string> = new Set(["aggregate", "window", "table", "operator"]);

function parseSignature(read: Reader): Signature {
  const first = read.word();
  const kind = (kinds.has(first) && read.peek() !== "(" ? first : "scalar") as FunctionKind;
  const name = kind === "scalar" ? first : read.word();
  const parameters = parseParameters(read);
  read.expect("->");
  const result = parsePattern(read);
  const as = read.skip("as") ? read.word() : name;
  return { name: as, kind, parameters, result, flags: parseFlags(read), text: read.text };
}

function parseFlags(read: Reader): ReadonlySet<Flag> {
  const flags = new Set<Flag>();
  if (read.skip("{")) while (!read.skip("}")) flags.add(read.word() as Flag);
  read.end();
  return flags;
}

function parseParameters(read: Reader): readonly Parameter[] {
  const parameters: Parameter[] = [];
  read.expect("(");
  while (!read.skip(")")) {
    parameters.push(...parseItem(read, parameters.length, false));
    read.skip(",");
  }
  return parameters;
}

/** One parameter, or some that repeat together. */
function parseItem(read: Reader, position: number, optional: boolean): readonly Parameter[] {
  if (read.skip("[")) {
    const inner = parseItem(read, position, true);
    read.expect("]");
    return inner;
  }
  const items = read.peek() === "(" ? parseParameters(read) : [parseParameter(read)];
  const repeated = read.skip("...");
  return items.map((item) => ({ ...item, optional, ...(repeated && { group: position }) }));
}

function parseParameter(read: Reader): Parameter {
  const name = read.peek(1) === "=>" ? read.word() : undefined;
  if (name) read.expect("=>");
  const pattern = parsePattern(read);
  const start = read.skip("=") ? { default: parseDefault(read.word()) } : {};
  return { pattern, optional: false, ...(name && { name }), ...start };
}

function parseDefault(word: string): string | bigint | boolean | null {
  if (/^-?\d+$/.test(word)) return BigInt(word);
  return word === "null" ? null : word === "true" || (word === "false" ? false : word.slice(1, -1));
}

function parsePattern(read: Reader): Pattern {
  const word = read.word();
  if (word in demands) return variable(word as keyof typeof demands);
  if (word in partSets) return { kind: "part", set: word };
  if (word === "ANY" || word === "TEXT" || word === "TABLE")
    return { kind: word.toLowerCase() as "any" | "text" | "table" };
  if (word === "FUNCTION") return parseFunction(read);
  if (word === "ARRAY" || word === "RANGE") return parseElement(read, word);
  if (word === "STRUCT") return read.peek() === "<" ? parseRecord(read) : { kind: "struct" };
  if (!isScalar(word)) throw new Error(`signature ${read.text}: ${word} is no type`);
  return { kind: "type", type: { kind: word } };
}

function variable(name: keyof typeof demands): Pattern {
  const demand = demands[name];
  return demand ? { kind: "variable", name, demand } : { kind: "variable", name };
}

function parseElement(read: Reader, word: string): Pattern {
  read.expect("<");
  const element = parsePattern(read);
  read.expect(">");
  return { kind: word.toLowerCase() as "array" | "range", element };
}

/** `FUNCTION<T -> BOOL>`, `FUNCTION<(T, INT64) -> U>`. */
function parseFunction(read: Reader): Pattern {
  read.expect("<");
  const parameters = read.peek() === "(" ? parseParameters(read).map(({ pattern }) => pattern) : [parsePattern(read)];
  read.expect("->");
  const result = parsePattern(read);
  read.expect(">");
  return { kind: "function", parameters, result };
}

function parseRecord(read: Reader): Pattern {
  const fields: { name: string; pattern: Pattern }[] = [];
  read.expect("<");
  while (!read.skip(">")) {
    fields.push({ name: read.word(), pattern: parsePattern(read) });
    read.skip(",");
  }
  return { kind: "record", fields };
}
