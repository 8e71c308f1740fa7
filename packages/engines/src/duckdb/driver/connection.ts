/** One connection to DuckDB: statements, rows, descriptions. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Connection } from "../../driver/connection.ts";
import { describe } from "./describe.ts";
import { statementError } from "./errors.ts";
import { privateCalls } from "./private-calls.ts";
import { list, relations } from "./relations.ts";
import { statementsOn } from "./statements.ts";
import { keepMarks } from "./texts.ts";

keepMarks();

export interface DuckdbConnection extends Connection {
  readonly raw: DuckDBConnection;
  /** To be called before `raw` is used within a transaction. */
  readonly begun: () => Promise<void>;
}

export function connectionOn(raw: DuckDBConnection): DuckdbConnection {
  const statements = statementsOn(raw);
  const told = (sql: string) => statements.run(sql).catch((cause: unknown) => Promise.reject(statementError(cause)));
  const rows = async (sql: string) => (await told(sql)).getRows();
  return {
    raw,
    begin: () => statements.begin(),
    begun: () => statements.begun(),
    rows,
    execute: async (sql) => void (await told(sql)),
    executeAll: async (all) => void (await told(all.join(";\n"))),
    change: async (sql) => (await told(sql)).rowsChanged,
    describe: (name, known) => statements.begun().then(() => describe(raw, name, known)),
    relations: () => relations(raw, rows),
    privateCalls: () => privateCalls(rows),
    list: () => list(rows),
  };
}
