/** Identifiers and texts as SQLite writes them. */
import type { TableName } from "@sluice/googlesql/tree";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function text(value: string): string {
  if (!value.includes("\0")) return `'${value.replaceAll("'", "''")}'`;
  return `(${value
    .split("\0")
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(" || char(0) || ")})`;
}

/** There are no schemas: what has several parts is one name. */
export const tableName = (name: TableName): string => quote(name.join("__"));

/** A function of ours, by its key in functions/. */
export const ours = (key: string, args: readonly string[], safe = false): string =>
  `${quote(`${safe ? "gs_safe_" : "gs_"}${key}`)}(${args.join(", ")})`;
