/** REGEXP_* through RE2, whose syntax GoogleSQL's is. */
import { RE2JS } from "re2js";
import { BYTES, isScalar, STRING, type Type } from "../types.ts";
import { castValue } from "./casts.ts";
import { fail, type Implementation, type Implementations, remember, strict, type Value } from "./implementation.ts";
import { arrayText, joined, textArray, toRaw } from "./nested.ts";
import { hasPairs, length, points } from "./strings.ts";

interface Pattern {
  readonly regexp: RE2JS;
  readonly groups: number;
}

const compiled = remember((pattern: string): Pattern => {
  try {
    const regexp = RE2JS.compile(pattern);
    return { regexp, groups: regexp.groupCount() };
  } catch (error) {
    return fail(`Cannot parse regular expression: ${(error as Error).message.replace(/^error parsing regexp: /, "")}`);
  }
});

/** At most one group, and which one gives the result. */
function groupOf(pattern: Pattern, fn: string): number {
  if (pattern.groups > 1) return fail(`Regular expression passed to ${fn} must not have more than 1 capturing group`);
  return pattern.groups;
}

/** UTF-16 offset of a position in code points, from 1. */
function offsetOf(text: string, position: bigint): number {
  const skip = Number(position) - 1;
  return hasPairs(text) ? points(text).slice(0, skip).join("").length : skip;
}

function nth(text: string, pattern: Pattern, position: bigint, occurrence: bigint, fn: string) {
  if (position <= 0n) return fail(`Position must be positive in ${fn}`);
  if (occurrence <= 0n) return fail(`Occurrence must be positive in ${fn}`);
  const start = offsetOf(text, position);
  if (start > text.length) return undefined;
  const matcher = pattern.regexp.matcher(text);
  let found = matcher.find(start);
  for (let i = 1n; found && i < occurrence; i += 1n) found = matcher.find();
  return found ? matcher : undefined;
}

function extract(
  text: string,
  source: string,
  position: bigint | null = 1n,
  occurrence: bigint | null = 1n,
): string | null {
  if (position === null || occurrence === null) return null;
  const pattern = compiled(source);
  const group = groupOf(pattern, "REGEXP_EXTRACT");
  return nth(text, pattern, position, occurrence, "REGEXP_EXTRACT")?.group(group) ?? null;
}

const pointSize = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** No search begins at the end of a text, but of an empty one. */
function all(text: string, source: string): string[] {
  const pattern = compiled(source);
  const group = groupOf(pattern, "REGEXP_EXTRACT_ALL");
  const matcher = pattern.regexp.matcher(text);
  const found: string[] = [];
  let from = 0;
  do {
    if (!matcher.find(from)) break;
    found.push(matcher.group(group) ?? "");
    from = matcher.end() + (matcher.end() === matcher.start() ? pointSize(text, matcher.end()) : 0);
  } while (from < text.length);
  return found;
}

// oxlint-disable-next-line max-params -- as REGEXP_INSTR has them.
function position(text: string, source: string, from = 1n, occurrence = 1n, end = 0n): bigint {
  const pattern = compiled(source);
  const group = groupOf(pattern, "REGEXP_INSTR");
  if (end !== 0n && end !== 1n) return fail("occurrence_position of REGEXP_INSTR must be 0 or 1");
  const matcher = nth(text, pattern, from, occurrence, "REGEXP_INSTR");
  if (matcher === undefined) return 0n;
  const at = end === 0n ? matcher.start(group) : matcher.end(group);
  return BigInt(length(text.slice(0, at)) + 1);
}

/** A replacement: texts and, by number, groups. `\\1` is a group, `\\\\` a backslash. */
const template = remember((replacement: string): readonly (string | number)[] => {
  const parts: (string | number)[] = [];
  for (const [piece] of replacement.matchAll(/\\[\s\S]?|[^\\]+/g)) {
    const after = piece[1];
    if (piece[0] !== "\\") parts.push(piece);
    else if (after === "\\") parts.push("\\");
    else if (after !== undefined && /\d/.test(after)) parts.push(Number(after));
    else return fail("Invalid REGEXP_REPLACE pattern: a backslash must be followed by a digit or a backslash");
  }
  return parts;
});

function replaced(text: string, source: string, replacement: string): string {
  const pattern = compiled(source);
  const parts = template(replacement);
  const wanted = Math.max(0, ...parts.filter((part) => typeof part === "number"));
  if (wanted > pattern.groups) return fail(`Invalid group reference \\${wanted} in REGEXP_REPLACE`);
  const matcher = pattern.regexp.matcher(text);
  let result = "";
  let at = 0;
  let ended = -1;
  while (matcher.find()) {
    // RE2 takes no empty match where the last one ended.
    if (matcher.start() === matcher.end() && matcher.start() === ended) continue;
    ended = matcher.end();
    result += text.slice(at, matcher.start());
    for (const part of parts) result += typeof part === "string" ? part : (matcher.group(part) ?? "");
    at = matcher.end();
  }
  return result + text.slice(at);
}

/** A group's type is in its name: `size__INT64`. */
const groupTypes = remember((source: string): readonly Type[] => {
  const { regexp, groups } = compiled(source);
  const types: Type[] = Array.from({ length: groups }, () => STRING);
  for (const [name, index] of Object.entries(regexp.namedGroups())) {
    const kind = /__([A-Z0-9]+)$/.exec(name)?.[1] ?? "";
    types[index - 1] = isScalar(kind) ? { kind } : STRING;
  }
  return types;
});

function groups(text: string, source: string): string | null {
  const matcher = compiled(source).regexp.matcher(text);
  if (!matcher.find()) return null;
  return joined(
    groupTypes(source).map((type, i) => toRaw(castValue(matcher.group(i + 1) ?? null, STRING, type), type)),
  );
}

const contains = (text: string, source: string): boolean => compiled(source).regexp.test(text);

const functions: Record<string, Implementation["run"]> = {
  regexp_contains: contains,
  regexp_extract: extract,
  regexp_extract_all: (text: string, source: string) => textArray(all(text, source)),
  regexp_extract_groups: groups,
  regexp_instr: position,
  regexp_replace: replaced,
};

const latin = (value: Value): Value => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value);

/** Over BYTES as over Latin-1: one character a byte. */
const overBytes = (run: Implementation["run"]): Implementation["run"] => {
  return (...args) => {
    const result = run(...args.map(latin));
    return typeof result === "string" ? Buffer.from(result, "latin1") : result;
  };
};

export const regexps: Implementations = {
  ...strict(functions),
  ...strict({
    regexp_contains$BYTES: overBytes(contains),
    regexp_extract$BYTES: overBytes(extract),
    regexp_instr$BYTES: overBytes(position),
    regexp_replace$BYTES: overBytes(replaced),
    regexp_extract_all$BYTES: (bytes: Uint8Array, source: Uint8Array) =>
      arrayText(
        all(latin(bytes) as string, latin(source) as string).map((text) => Buffer.from(text, "latin1")),
        BYTES,
      ),
  }),
};
