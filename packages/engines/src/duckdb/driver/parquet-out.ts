/** Parquet for everyone: DuckDB writes it, for the other engines too. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Column, ScalarName } from "@sluice/googlesql";
import { quote, quoted } from "../../core/names.ts";
import { declare } from "../types.ts";
import { statementError } from "./errors.ts";

export interface ParquetRows {
  readonly columns: readonly Column[];
  /** In the order of `columns`; values as GoogleSQL's TO_JSON gives them. */
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * A Parquet file's bytes, the same for the same rows. Types are kept; BIGNUMERIC and INTERVAL, which Parquet does not have, are text, and
 * arrays, structs and ranges are JSON.
 */
export async function writeParquet(rows: ParquetRows): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await written(connection, rows, join(folder, "file"));
  } catch (cause) {
    throw statementError(cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

async function written(
  connection: DuckDBConnection,
  { columns, rows }: ParquetRows,
  path: string,
): Promise<Uint8Array> {
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(`create table texts (${columns.map((_, at) => `c${at} varchar`).join(", ")})`);
  const appender = await connection.createAppender("texts");
  for (const row of rows) {
    for (const [at, column] of columns.entries()) {
      const value = textOf(row[at], column);
      if (value === null) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  const typed = columns.map((column, at) => `${fromText(`c${at}`, column)} as ${quote(column.name)}`);
  await connection.run(
    `copy (select ${typed.join(", ")} from texts) to ${quoted(path)} (format parquet, compression zstd)`,
  );
  return readFile(path);
}

const isNested = ({ type: { kind } }: Column): boolean => kind === "ARRAY" || kind === "STRUCT" || kind === "RANGE";

function textOf(value: unknown, column: Column): string | null {
  if (column.type.kind === "JSON") return value === undefined || value === null ? null : JSON.stringify(value);
  if (value === null || value === undefined) return null;
  return isNested(column) && typeof value === "object" ? JSON.stringify(value) : String(value);
}

const asText: Partial<Record<ScalarName, string>> = { BIGNUMERIC: "VARCHAR", INTERVAL: "VARCHAR" };

function fromText(text: string, column: Column): string {
  if (column.type.kind === "BYTES") return `from_base64(${text})`;
  return `cast(${text} as ${isNested(column) ? "JSON" : declare(column.type, asText)})`;
}
