/** A delivery where DuckDB can query it: the file itself, or its rows in a temporary table. */
import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
  blobValue,
} from "@duckdb/node-api";
import type { Column } from "@sluice/googlesql";
import type { Delivery } from "../../delivery.ts";
import type { Staged } from "../../load/store.ts";
import { quote } from "../../names.ts";
import type { Link } from "./connection.ts";
import { inPlace } from "./scan.ts";

/** Its vectors hold so many. */
const vector = 2048;
let serial = 0;
const nextName = (): string => `_sluice_stage_${++serial}`;

export async function stage(link: Link, delivery: Delivery, once: boolean): Promise<Staged> {
  const found = await inPlace(delivery);
  if (!found) return appended(link, delivery);
  if (once) return { ...found, temporary: false };
  const name = nextName();
  await link.execute(`create temp table ${quote(name)} as select * from ${found.relation}`);
  return { relation: quote(name), temporary: true, columns: found.columns };
}

async function appended(link: Link, delivery: Delivery): Promise<Staged> {
  const name = nextName();
  let columns = delivery.columns;
  await link.execute(
    `create temp table ${quote(name)} (${columns.length > 0 ? columns.map(declared).join(", ") : "_ BOOLEAN"})`,
  );
  let empty = columns.length === 0;
  for await (const batch of delivery.batches()) {
    await widen(link, name, batch.columns.slice(columns.length));
    if (empty && batch.columns.length > 0) await link.execute(`alter table ${quote(name)} drop column _`);
    empty &&= batch.columns.length === 0;
    columns = batch.columns;
    await append(link, name, columns, batch.rows);
  }
  return { relation: quote(name), temporary: true, columns };
}

async function widen(link: Link, name: string, columns: readonly Column[]): Promise<void> {
  for (const column of columns) await link.execute(`alter table ${quote(name)} add column ${declared(column)}`);
}

async function append(
  link: Link,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const types = columns.map(carrier);
  const appender = await link.raw.createAppender(name, null, "temp");
  for (let at = 0; at < rows.length; at += vector) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(types.map((_, i) => rows.slice(at, at + vector).map((row) => carry(row[i]))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** What can't be given as it is comes as text, and is cast on the way into its table. */
function carrier({ type }: Column): DuckDBType {
  switch (type.kind) {
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

const declared = (column: Column): string => `${quote(column.name)} ${carrier(column).toString()}`;

const carry = (value: unknown): DuckDBValue =>
  value instanceof Uint8Array ? blobValue(value) : ((value ?? null) as DuckDBValue);
