import type { Column } from "@sluice/googlesql";
import { staging } from "../../load/stage.ts";
import type { Loader } from "../../load/store.ts";
import { list, quote } from "../../core/names.ts";
import { declare } from "../types.ts";
import type { SqliteConnection } from "./connection.ts";

export const loader = (connection: SqliteConnection): Loader => ({
  rowid: "rowid",
  most: { columns: 2000 },
  index: (table, columns) => connection.execute(indexing(table, columns)),
  // Values are kept as they come: integers, floats, blobs, and text for all else.
  cast: (expression) => expression,
  carrier: (type) => declare(type),
  append: (table, columns, rows) => connection.insert(insertion(table, columns), padded(rows, columns.length)),
});

/** A staged table's index is in its own, temporary schema. */
function indexing(table: string, columns: string): string {
  const schema = table.startsWith(`"${staging}`) ? "temp." : "";
  return `create index if not exists ${schema}${quote(`${unquoted(table)}__key`)} on ${table} (${columns})`;
}

const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"');

const insertion = (table: string, columns: readonly Column[]): string =>
  `insert into ${quote(table)} (${list(columns.map((column) => column.name))}) values (${columns.map(() => "?").join(", ")})`;

/** Rows that came before a column was seen. */
const padded = (rows: readonly (readonly unknown[])[], width: number): readonly (readonly unknown[])[] =>
  rows.map((row) => (row.length === width ? row : Array.from({ length: width }, (_, i) => row[i] ?? null)));
