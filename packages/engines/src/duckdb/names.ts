/** Names and texts as DuckDB writes them. */
import type { TableName } from "@sluice/googlesql/tree";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const qualified = (table: TableName): string => table.map(quote).join(".");

/** DuckDB ends a statement at a NUL, so one is spelled out. */
export const text = (value: string): string =>
  value.includes("\0") ? `(${value.split("\0").map(text).join(" || chr(0) || ")})` : `'${value.replaceAll("'", "''")}'`;

export const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`;
