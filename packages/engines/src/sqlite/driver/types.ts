/** SQLite's types as GoogleSQL's: what comments in a CREATE statement say of them, or else the declared name. */
import type { Column, Type } from "@sluice/googlesql";
import { fold } from "../../core/names.ts";
import { typeFrom } from "../../driver/type-text.ts";

const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|\/\*[\s\S]*?\*\/|--[^\n]*|[(),]|[^\s"'`[\](),]+/g;

type Declared = Omit<Column, "name">;

/** Types by folded column name, for the columns that have such a comment. */
export function commentedTypes(ddl: string): ReadonlyMap<string, Declared> {
  const types = new Map<string, Declared>();
  let [depth, column] = [0, ""];
  for (const token of ddl.match(tokens) ?? []) {
    if (token === "(" && depth++ === 0) column = "";
    else if (token === ")") depth--;
    else if (token === "," && depth === 1) column = "";
    else if (token.startsWith("/*")) note(types, column, token);
    else if (column === "" && depth === 1) column = fold(unquoted(token));
  }
  return types;
}

function note(types: Map<string, Declared>, column: string, comment: string): void {
  const type = declaredIn(comment.slice(2, -2).trim());
  if (type && column !== "" && !types.has(column)) types.set(column, type);
}

/** `NUMERIC(10, 2)` has parameters. */
function declaredIn(text: string): Declared | undefined {
  const [, name = text, list] = /^(\w+)\((\d+(?:, \d+)?)\)$/.exec(text) ?? [];
  const type = typeFrom(name);
  return type && { type, ...(list !== undefined && { parameters: list.split(",").map(Number) }) };
}

const unquoted = (token: string): string => {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  return /^[`[]/.test(token) ? token.slice(1, -1) : token;
};

/** Tables that others made have SQLite's type names, or any at all: read them by its own rules of affinity. */
export function typeOf(declared: string): Type {
  const name = declared.toUpperCase();
  if (name.includes("INT")) return { kind: "INT64" };
  if (/BOOL/.test(name)) return { kind: "BOOL" };
  if (/REAL|FLOA|DOUB/.test(name)) return { kind: "FLOAT64" };
  if (name.includes("BLOB")) return { kind: "BYTES" };
  return { kind: "STRING" };
}
