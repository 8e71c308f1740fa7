/** A connection to DuckDB as a driver. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { dialect } from "../dialect.ts";
import { quote, text } from "../names.ts";
import type { Driver, Relation } from "@sluice/googlesql";
import type { Column } from "@sluice/googlesql/types";
import { typeOf } from "./types.ts";

export function duckdbDriver(connection: DuckDBConnection): Driver {
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  return {
    dialect,
    rows,
    execute: async (sql) => void (await connection.run(sql)),
    change: async (sql) => (await connection.run(sql)).rowsChanged,
    async describe(name) {
      const [found] = await rows(kindOf(name));
      return found && { type: kind(found[0]), columns: await columnsIn(connection, name) };
    },
    async relations() {
      const found = (await rows(ALL)).map((row) => row.map(String) as [string, string, string]);
      return Promise.all(found.map((row) => relation(connection, row)));
    },
  };
}

const kind = (said: unknown): "table" | "view" => (said === "VIEW" ? "view" : "table");

const ALL = `select table_schema, table_name, table_type from information_schema.tables
  where table_catalog = current_database() and table_schema not in ('information_schema', 'pg_catalog') order by all`;

function kindOf(name: readonly string[]): string {
  const [table = "", schema] = name.toReversed();
  const where = schema === undefined ? "current_schema()" : `lower(${text(schema)})`;
  return `select table_type from information_schema.tables where lower(table_name) = lower(${text(table)})
    and lower(table_schema) = ${where} and table_catalog = current_database()`;
}

async function relation(connection: DuckDBConnection, row: readonly [string, string, string]): Promise<Relation> {
  const [schema, name, said] = row;
  return { target: { schema, name }, type: kind(said), columns: await columnsIn(connection, [schema, name]) };
}

/** From the statement that reads it. */
async function columnsIn(connection: DuckDBConnection, name: readonly string[]): Promise<readonly Column[]> {
  const prepared = await connection.prepare(`from ${name.map(quote).join(".")}`);
  const columns = Array.from({ length: prepared.columnCount }, (_, i) => ({
    name: prepared.columnName(i),
    type: typeOf(prepared.columnType(i)),
  }));
  prepared.destroySync();
  return columns;
}
