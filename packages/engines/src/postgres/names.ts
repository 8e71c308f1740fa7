/** Names and texts as PostgreSQL writes them. */
import type { TableName } from "@sluice/googlesql/tree";
import { unsupported } from "./context.ts";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const qualified = (table: TableName): string => table.map(quote).join(".");

/** PostgreSQL's text has no U+0000. */
export function text(value: string): string {
  if (value.includes("\0")) throw unsupported("A STRING with U+0000");
  return `'${value.replaceAll("'", "''")}'`;
}

export const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`;

/** A call of our own library. */
export const ours = (fn: string, ...args: readonly string[]): string => `googlesql.${fn}(${args.join(", ")})`;
