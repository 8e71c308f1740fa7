/** Statements that GoogleSQL has and this project has not: read to their end, kept by name. */
import type { Statement } from "../ast/index.ts";
import { at, endOf, type Parser, peek, startOf } from "./cursor.ts";

const FIRST_WORDS: Readonly<Record<string, readonly string[]>> = {
  ANALYZE: [],
  CLONE: ["DATA"],
  DEFINE: ["TABLE", "MACRO"],
  DESCRIBE: [],
  EXPLAIN: [],
  EXPORT: ["DATA", "MODEL", "METADATA"],
  IMPORT: ["MODULE"],
  LOAD: ["DATA"],
  MODULE: [],
  RENAME: ["TABLE"],
  SHOW: [],
  UNDROP: ["SCHEMA"],
};

/** The name of a statement that is known and refused. */
export function refusedName(p: Parser): string | undefined {
  const { key } = peek(p);
  const second = FIRST_WORDS[key];
  if (!second) return undefined;
  if (second.length === 0) return key;
  return second.includes(peek(p, 1).key) ? `${key} ${peek(p, 1).key}` : undefined;
}

export function refused(p: Parser, name: string): Statement {
  const start = startOf(p);
  toEnd(p);
  return { kind: "unsupported", name, start, end: endOf(p) };
}

/** GRANT and REVOKE: who may read a table is nothing that a file on one's own machine knows. */
export function withoutEffect(p: Parser): Statement {
  const { start, key } = peek(p);
  toEnd(p);
  return { kind: "withoutEffect", name: key, start, end: endOf(p) };
}

function toEnd(p: Parser): void {
  while (!at(p, ";") && peek(p).kind !== "end") p.index++;
}
