/** Names and texts in SQL: the same quoting in every engine. */
import type { TableName } from "@sluice/googlesql/tree";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const list = (names: readonly string[]): string => names.map(quote).join(", ");

/** A table in a schema. */
export const qualified = (table: TableName): string => table.map(quote).join(".");

/** A text without U+0000, which engines take in ways of their own. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`;
