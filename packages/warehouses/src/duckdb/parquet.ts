/** Parquet for everyone: DuckDB reads it, for the other engines too. */
import { type DuckDBConnection, DuckDBBlobValue, DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "@sluice/googlesql";
import type { Batch, Delivery } from "../delivery.ts";
import { quote, text } from "../names.ts";
import { columnsIn } from "./connection.ts";

/** Types are kept; lists and structs come as JSON. Throws where it is no Parquet. */
export async function readParquet(path: string, required: readonly string[]): Promise<Delivery> {
  const relation = `read_parquet(${text(path)})`;
  const native = await connected((connection) => columnsIn(connection, `(from ${relation})`));
  const columns = native.map(flat);
  const query = `select ${native.map(reading).join(", ")} from ${relation}`;
  return { columns, batches: () => batches(query, columns), scan: { path, format: "parquet", required } };
}

async function* batches(query: string, columns: readonly Column[]): AsyncGenerator<Batch> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'UTC'");
    for await (const rows of (await connection.stream(query)).yieldRows()) {
      yield {
        columns,
        rows: rows.map((row) => row.map((value) => (value instanceof DuckDBBlobValue ? value.bytes : value))),
      };
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function connected<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const flat = (column: Column): Column => (isNested(column) ? { name: column.name, type: { kind: "JSON" } } : column);

const isNested = ({ type }: Column): boolean =>
  type.kind === "ARRAY" || type.kind === "STRUCT" || type.kind === "RANGE";

/** As a driver of any engine takes it. */
function reading(column: Column): string {
  const name = quote(column.name);
  if (isNested(column)) return `cast(to_json(${name}) as varchar) as ${name}`;
  switch (column.type.kind) {
    case "INT64":
      return `cast(${name} as bigint) as ${name}`;
    case "FLOAT64":
      return `cast(${name} as double) as ${name}`;
    case "BOOL":
    case "BYTES":
      return name;
    default:
      return `cast(${name} as varchar) as ${name}`;
  }
}
