import type { Column, Type } from "@sluice/googlesql";
import type { Delivery } from "../../delivery.ts";
import type { Staged, Store } from "../../load/store.ts";
import { dialect } from "../dialect.ts";
import { list, quote } from "../../names.ts";
import type { Link } from "./link.ts";

const declare = (type: Type): string => dialect.declare(type);

export const storeOf = (link: Link): Store => ({
  ...link,
  rowid: "rowid",
  declare,
  // Values are kept as they come: integers, floats, blobs, and text for all else.
  cast: (expression) => expression,
  index: (table, columns) => link.execute(indexing(table, columns)),
  stage: (delivery) => stage(link, delivery),
});

/** A staged table's index is in its own, temporary schema. */
function indexing(table: string, columns: string): string {
  const schema = table.startsWith(`"${staging}`) ? "temp." : "";
  return `create index if not exists ${schema}${quote(`${unquoted(table)}__key`)} on ${table} (${columns})`;
}

const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"');

const staging = "_sluice_stage_";
let serial = 0;

async function stage(link: Link, delivery: Delivery): Promise<Staged> {
  const relation = quote(`${staging}${++serial}`);
  let columns = delivery.columns;
  // The first column is there because a table needs one.
  await link.execute(`create temp table ${relation} (${["_", ...columns.map(declared)].join(", ")})`);
  for await (const batch of delivery.batches()) {
    for (const column of batch.columns.slice(columns.length))
      await link.execute(`alter table ${relation} add column ${declared(column)}`);
    columns = batch.columns;
    if (batch.rows.length > 0) await link.insert(insertion(relation, columns), padded(batch.rows, columns.length));
  }
  return { relation, temporary: true, columns };
}

const declared = (column: Column): string => `${quote(column.name)} ${declare(column.type)}`;

const insertion = (relation: string, columns: readonly Column[]): string =>
  `insert into ${relation} (${list(columns.map((column) => column.name))}) values (${columns.map(() => "?").join(", ")})`;

/** Rows that came before a column was seen. */
const padded = (rows: readonly (readonly unknown[])[], width: number): readonly (readonly unknown[])[] =>
  rows.map((row) => (row.length === width ? row : Array.from({ length: width }, (_, i) => row[i] ?? null)));
