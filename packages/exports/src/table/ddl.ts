/** CREATE TABLE for a mart: types, NOT NULL, keys and indexes. Where engines differ, their dialect says how. */
import { typeName, type Column, type ScalarName } from "@sluice/googlesql";
import { ExportError } from "../error.ts";
import type { Mart } from "../export.ts";

export interface Dialect {
  readonly quote: (name: string) => string;
  readonly types: Readonly<Record<ScalarName, string>>;
  /** Text that is part of a key or an index, where the engine wants its length. */
  readonly keyText: string;
  /** Indexes are clauses of CREATE TABLE (MySQL), or statements of their own. */
  readonly inlineIndexes: boolean;
  /** What follows the columns of CREATE TABLE: how its text is kept and compared. */
  readonly options: string;
}

/** The staging table: the same types, nothing required, gone with the session. */
export function createStaging(mart: Mart, dialect: Dialect): string {
  const columns = mart.columns.map((column) => `${dialect.quote(column.name)} ${declared(column, mart, dialect)}`);
  return `create temporary table sluice_staged (${columns.join(", ")})${dialect.options}`;
}

export function createTable(mart: Mart, dialect: Dialect): string[] {
  const { quote } = dialect;
  const { primaryKey, indexes } = mart.keys;
  const table = quote(mart.name);
  const list = (names: readonly string[]) => names.map(quote).join(", ");
  const indexName = (column: string) => quote(`${mart.name}_${column}`);
  const clauses = [
    ...mart.columns.map((column) => definition(column, mart, dialect)),
    ...(primaryKey.length > 0 ? [`primary key (${list(primaryKey)})`] : []),
    ...mart.keys.references.map(
      ({ column, table: other, to }) => `foreign key (${quote(column)}) references ${quote(other)} (${quote(to)})`,
    ),
    ...(dialect.inlineIndexes ? indexes.map((column) => `index ${indexName(column)} (${quote(column)})`) : []),
  ];
  const create = `create table if not exists ${table} (\n  ${clauses.join(",\n  ")}\n)${dialect.options}`;
  const separate = indexes.map(
    (column) => `create index if not exists ${indexName(column)} on ${table} (${quote(column)})`,
  );
  return [create, ...(dialect.inlineIndexes ? [] : separate)];
}

function definition(column: Column, mart: Mart, dialect: Dialect): string {
  const { primaryKey, notNull } = mart.keys;
  const required = primaryKey.includes(column.name) || notNull.includes(column.name);
  return `${dialect.quote(column.name)} ${declared(column, mart, dialect)}${required ? " not null" : ""}`;
}

function declared(column: Column, mart: Mart, dialect: Dialect): string {
  const { kind } = column.type;
  if (kind === "ARRAY" || kind === "STRUCT" || kind === "RANGE") {
    throw new ExportError(
      "config",
      `${mart.name}.${column.name}: a ${typeName(column.type)} can't be published; make it scalar, or leave it out`,
    );
  }
  return kind === "STRING" && isKey(column.name, mart) ? dialect.keyText : dialect.types[kind];
}

const isKey = (name: string, { keys }: Mart): boolean =>
  keys.primaryKey.includes(name) ||
  keys.indexes.includes(name) ||
  keys.references.some(({ column }) => column === name);
