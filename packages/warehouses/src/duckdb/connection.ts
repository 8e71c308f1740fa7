/** One connection to DuckDB: statements, rows, descriptions. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column, Driver } from "@sluice/googlesql";
import { path, text } from "../names.ts";
import { statementError } from "./errors.ts";
import { columnsOf } from "./types.ts";

export interface Link extends Driver {
  change(sql: string): Promise<number>;
  readonly raw: DuckDBConnection;
}

export function link(raw: DuckDBConnection): Link {
  const rows = async (sql: string) => (await told(raw.runAndReadAll(sql))).getRows();
  return {
    dialect: "duckdb",
    raw,
    rows,
    execute: async (sql) => void (await told(raw.run(sql))),
    change: async (sql) => (await told(raw.run(sql))).rowsChanged,
    async describe(name) {
      const [found] = await rows(kindOf(name));
      if (!found) return undefined;
      return { type: found[0] === "VIEW" ? "view" : "table", columns: await columnsIn(raw, path(name)) };
    },
  };
}

const told = <T>(work: Promise<T>): Promise<T> => work.catch((cause: unknown) => Promise.reject(statementError(cause)));

/** Names without a schema are looked for where DuckDB itself does. */
const kindOf = (name: readonly string[]): string => {
  const [table, schema] = name.toReversed();
  const where =
    schema === undefined ? "table_schema = current_schema()" : `lower(table_schema) = lower(${text(schema)})`;
  return `select table_type from information_schema.tables where lower(table_name) = lower(${text(table ?? "")}) and ${where} and table_catalog = current_database()`;
};

/** From the statement that reads it, so that a view's columns are those it has now. */
export async function columnsIn(raw: DuckDBConnection, relation: string): Promise<readonly Column[]> {
  const prepared = await raw
    .prepare(`from ${relation}`)
    .catch((cause: unknown) => Promise.reject(statementError(cause)));
  const at = Array.from({ length: prepared.columnCount }, (_, i) => i);
  const columns = columnsOf(
    at.map((i) => prepared.columnName(i)),
    at.map((i) => prepared.columnType(i)),
  );
  prepared.destroySync();
  return columns;
}
