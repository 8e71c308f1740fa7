/** One connection to DuckDB: statements, rows, descriptions. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Driver } from "@sluice/googlesql";
import { statementError } from "./errors.ts";
import { dialect } from "../dialect.ts";
import { describe } from "./describe.ts";

export interface Link extends Driver {
  change(sql: string): Promise<number>;
  readonly raw: DuckDBConnection;
}

export function link(raw: DuckDBConnection): Link {
  const rows = async (sql: string) => (await told(raw.runAndReadAll(sql))).getRows();
  return {
    dialect,
    raw,
    rows,
    execute: async (sql) => void (await told(raw.run(sql))),
    change: async (sql) => (await told(raw.run(sql))).rowsChanged,
    describe: (name) => describe(raw, name),
  };
}

const told = <T>(work: Promise<T>): Promise<T> => work.catch((cause: unknown) => Promise.reject(statementError(cause)));
