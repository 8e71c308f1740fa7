import type { CompiledTable } from "@sluice/graph";
import { column, nested, quoted } from "./text.ts";

/** The statements that add what `incrementalQuery` gives to a table of these columns. */
export function incrementalWrite(table: CompiledTable, columns: readonly string[]): string[] {
  if (table.incrementalStrategy === "INSERT_OVERWRITE") return overwrite(table, columns);
  return (table.uniqueKey ?? []).length > 0 ? [merge(table, columns)] : [append(table, columns)];
}

/** The query of an incremental run. `where` is the old way to say what is new. */
export function incrementalQuery(table: CompiledTable): string {
  const query = table.incrementalQuery || (table.query ?? "");
  return table.where ? `select * from ${nested(query)} as subquery\nwhere ${table.where}` : query;
}

/** In words, for plans. */
export function incrementalEffect(table: CompiledTable): string {
  const { incrementalStrategy, uniqueKey = [], bigquery } = table;
  if (incrementalStrategy === "INSERT_OVERWRITE") return `overwrite the partitions of ${bigquery?.partitionBy}`;
  return uniqueKey.length > 0 ? `merge by ${uniqueKey.join(", ")}` : "append";
}

const list = (columns: readonly string[]): string => columns.map(column).join(", ");

function append(table: CompiledTable, columns: readonly string[]): string {
  const source = `select ${list(columns)}\nfrom ${nested(incrementalQuery(table))} as insertions`;
  return `insert into ${quoted(table.target)} (${list(columns)})\n${source}`;
}

function merge(table: CompiledTable, columns: readonly string[]): string {
  const keys = (table.uniqueKey ?? []).map((key) => `DATAFORM_DEST.${key} = DATAFORM_SOURCE.${key}`);
  const sets = columns.map((name) => `${column(name)} = DATAFORM_SOURCE.${column(name)}`);
  return `merge ${quoted(table.target)} DATAFORM_DEST
using ${nested(incrementalQuery(table))} DATAFORM_SOURCE
on ${[...keys, ...conditions(table)].join("\n  and ")}
when matched then
  update set ${sets.join(", ")}
when not matched then
  insert (${list(columns)}) values (${list(columns)})`;
}

/** Partitions that the query names are replaced whole; rows without a partition are added. */
function overwrite(table: CompiledTable, columns: readonly string[]): string[] {
  const partition = table.bigquery?.partitionBy ?? "";
  const staged = column(`staging_${table.target.name}`);
  const named = `select ${partition} from ${staged} where ${partition} is not null`;
  const where = [`${partition} in (${named})`, ...conditions(table)].join("\n  and ");
  return [
    `create or replace temp table ${staged} as\n${incrementalQuery(table).trim()}`,
    `delete from ${quoted(table.target)} DATAFORM_DEST\nwhere ${where}`,
    `insert into ${quoted(table.target)} (${list(columns)})\nselect ${list(columns)} from ${staged}`,
    `drop table ${staged}`,
  ];
}

function conditions({ bigquery }: CompiledTable): string[] {
  const predicates = (bigquery?.incrementalPredicates ?? []).filter((predicate) => predicate.trim() !== "");
  const filter = bigquery?.updatePartitionFilter;
  return [...(filter ? [`DATAFORM_DEST.${filter}`] : []), ...predicates.map((predicate) => `(${predicate})`)];
}
