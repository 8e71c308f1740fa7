/** One connection to DuckDB: statements, rows, descriptions. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Connection } from "../../driver/connection.ts";
import { describe } from "./describe.ts";
import { statementError } from "./errors.ts";
import { privateCalls } from "./private-calls.ts";
import { list, relations } from "./relations.ts";
import { keepMarks } from "./texts.ts";

keepMarks();

export interface DuckdbConnection extends Connection {
  readonly raw: DuckDBConnection;
}

export function connectionOn(raw: DuckDBConnection): DuckdbConnection {
  const rows = async (sql: string) => (await told(raw.runAndReadAll(sql))).getRows();
  return {
    raw,
    rows,
    execute: async (sql) => void (await told(raw.run(sql))),
    change: async (sql) => (await told(raw.run(sql))).rowsChanged,
    describe: (name, known) => describe(raw, name, known),
    relations: () => relations(raw, rows),
    privateCalls: () => privateCalls(rows),
    list: () => list(rows),
  };
}

const told = <T>(work: Promise<T>): Promise<T> => work.catch((cause: unknown) => Promise.reject(statementError(cause)));
