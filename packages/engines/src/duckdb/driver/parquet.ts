/** Parquet for everyone: DuckDB reads it, for the other engines too. */
import { type DuckDBConnection, DuckDBBlobValue, DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "@sluice/googlesql";
import type { Batch, Delivery } from "../../delivery.ts";
import { has, quote, quoted } from "../../core/names.ts";
import { readColumns } from "../../reading.ts";
import { columnsIn } from "./describe.ts";

export interface Parquet {
  readonly delivery: Delivery;
  /** Rows without their key, which the delivery leaves out: `[place, the row as JSON]`. */
  readonly keyless: readonly (readonly [bigint, string])[];
}

/** Types are kept; lists and structs come as JSON. Throws where it is no Parquet. */
export async function readParquet(path: string, key: readonly string[]): Promise<Parquet> {
  const file = `read_parquet(${quoted(path)})`;
  return connected(async (connection) => {
    const native = await columnsIn(connection, `(from ${file})`);
    const names = native.map((column) => column.name);
    const required = key.filter((name) => has(names, name));
    const columns = readColumns(native).map(flat);
    const query = `select ${native.map(carried).join(", ")} from ${parquetRelation(path, required)}`;
    const delivery = {
      columns,
      batches: () => batches(query, columns),
      scan: { path: () => Promise.resolve(path), format: "parquet", head: [], required },
    } as const;
    return { delivery, keyless: await keylessRows(connection, file, required) };
  });
}

/** The rows that have their key. */
export const parquetRelation = (path: string, required: readonly string[]): string => {
  const keyed = required.map((name) => `${quote(name)} is not null`).join(" and ");
  return `(from read_parquet(${quoted(path)})${keyed && ` where ${keyed}`})`;
};

async function keylessRows(
  connection: DuckDBConnection,
  file: string,
  required: readonly string[],
): Promise<Parquet["keyless"]> {
  if (required.length === 0) return [];
  const missing = required.map((name) => `${quote(name)} is null`).join(" or ");
  const numbered = `(select *, row_number() over () as "_row" from ${file})`;
  const found = await connection.runAndReadAll(
    `select "_row", cast(to_json(r) as varchar) from ${numbered} as r where ${missing}`,
  );
  return found.getRows().map(([place, row]) => [place as bigint, row as string]);
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
const carried = (column: Column): string => `${carrier(column)} as ${quote(column.name)}`;

function carrier(column: Column): string {
  const name = quote(column.name);
  if (isNested(column)) return `cast(to_json(${name}) as varchar)`;
  const value = column.reading ?? name;
  switch (column.type.kind) {
    case "NUMERIC":
    case "BIGNUMERIC":
      return decimal(`cast(${name} as varchar)`);
    case "INT64":
    case "FLOAT64":
    case "BOOL":
    case "BYTES":
      return value;
    default:
      return `cast(${value} as varchar)`;
  }
}

/** Without the zeros that DuckDB prints to a DECIMAL's scale. */
const decimal = (text: string): string =>
  `case when contains(${text}, '.') then rtrim(rtrim(${text}, '0'), '.') else ${text} end`;
