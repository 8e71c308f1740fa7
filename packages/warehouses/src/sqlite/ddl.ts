/** What a CREATE TABLE statement's comments say of its columns' types. */
import type { Type } from "@sluice/googlesql";
import { fold } from "../names.ts";
import { typeFrom } from "../type-text.ts";

const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|\/\*[\s\S]*?\*\/|--[^\n]*|[(),]|[^\s"'`[\](),]+/g;

/** Types by folded column name, for the columns that have such a comment. */
export function commentedTypes(ddl: string): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
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

function note(types: Map<string, Type>, column: string, comment: string): void {
  const type = typeFrom(comment.slice(2, -2).trim());
  if (type && column !== "" && !types.has(column)) types.set(column, type);
}

const unquoted = (token: string): string => {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  return /^[`[]/.test(token) ? token.slice(1, -1) : token;
};
