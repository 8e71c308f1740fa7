/** CREATE TABLE for a mart: types, NOT NULL, keys and indexes, in the words that differ between engines. */
import { typeName, type Column, type ScalarName } from "@sluice/googlesql";
import { ExportError } from "../error.ts";
import type { Mart } from "../export.ts";

export interface Words {
  readonly quote: (name: string) => string;
  readonly types: Readonly<Record<ScalarName, string>>;
  /** Text that is part of a key or an index, where the engine wants its length. */
  readonly keyText: string;
  /** Indexes are clauses of CREATE TABLE (MySQL), or statements of their own. */
  readonly inlineIndexes: boolean;
}

/** The staging table: the same types, nothing required, gone with the session. */
export function createStaging(mart: Mart, words: Words): string {
  const columns = mart.columns.map((column) => `${words.quote(column.name)} ${declared(column, mart, words)}`);
  return `create temporary table sluice_staged (${columns.join(", ")})`;
}

export function createTable(mart: Mart, words: Words): string[] {
  const { quote } = words;
  const { primaryKey, indexes } = mart.keys;
  const table = quote(mart.name);
  const list = (names: readonly string[]) => names.map(quote).join(", ");
  const indexName = (column: string) => quote(`${mart.name}_${column}`);
  const clauses = [
    ...mart.columns.map((column) => definition(column, mart, words)),
    ...(primaryKey.length > 0 ? [`primary key (${list(primaryKey)})`] : []),
    ...mart.keys.references.map(
      ({ column, table: other, to }) => `foreign key (${quote(column)}) references ${quote(other)} (${quote(to)})`,
    ),
    ...(words.inlineIndexes ? indexes.map((column) => `index ${indexName(column)} (${quote(column)})`) : []),
  ];
  const create = `create table if not exists ${table} (\n  ${clauses.join(",\n  ")}\n)`;
  const separate = indexes.map(
    (column) => `create index if not exists ${indexName(column)} on ${table} (${quote(column)})`,
  );
  return [create, ...(words.inlineIndexes ? [] : separate)];
}

function definition(column: Column, mart: Mart, words: Words): string {
  const { primaryKey, notNull } = mart.keys;
  const required = primaryKey.includes(column.name) || notNull.includes(column.name);
  return `${words.quote(column.name)} ${declared(column, mart, words)}${required ? " not null" : ""}`;
}

function declared(column: Column, mart: Mart, words: Words): string {
  const { kind } = column.type;
  if (kind === "ARRAY" || kind === "STRUCT" || kind === "RANGE") {
    throw new ExportError(
      "config",
      `${mart.name}.${column.name}: a ${typeName(column.type)} can't be published; make it scalar, or leave it out`,
    );
  }
  return kind === "STRING" && isKey(column.name, mart) ? words.keyText : words.types[kind];
}

const isKey = (name: string, { keys }: Mart): boolean =>
  keys.primaryKey.includes(name) ||
  keys.indexes.includes(name) ||
  keys.references.some(({ column }) => column === name);
