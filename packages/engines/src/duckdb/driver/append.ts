/** Rows into a temporary table, a chunk at a time. */
import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
  blobValue,
} from "@duckdb/node-api";
import type { Column, Type } from "@sluice/googlesql";
import type { Batch } from "../../delivery.ts";

/** DuckDB's vectors hold so many. */
const vector = 2048;

export async function append(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  rows: Batch["rows"],
): Promise<void> {
  const types = columns.map(({ type }) => carrier(type));
  const appender = await connection.createAppender(table, null, "temp");
  for (let at = 0; at < rows.length; at += vector) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(types.map((_, i) => rows.slice(at, at + vector).map((row) => carry(row[i]))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** What can't be given as it is comes as text, and is cast on the way into its table. */
export function carrier({ kind }: Type): DuckDBType {
  switch (kind) {
    case "INT64":
      return BIGINT;
    case "FLOAT64":
      return DOUBLE;
    case "BOOL":
      return BOOLEAN;
    case "BYTES":
      return BLOB;
    default:
      return VARCHAR;
  }
}

const carry = (value: unknown): DuckDBValue =>
  value instanceof Uint8Array ? blobValue(value) : ((value ?? null) as DuckDBValue);
