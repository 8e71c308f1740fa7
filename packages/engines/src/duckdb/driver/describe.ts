/**
 * By preparing statements on the name, which runs nothing: 0.2 ms, where the information schema takes 5 ms with 300 tables.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "@sluice/googlesql";
import type { Described } from "../../driver/connection.ts";
import { messageOf } from "../../error.ts";
import { qualified, quoted } from "../../core/names.ts";
import { statementError } from "./errors.ts";
import { columnsOf } from "./types.ts";

export async function describe(
  raw: DuckDBConnection,
  name: readonly string[],
  known?: Described["type"],
): Promise<Described | undefined> {
  try {
    if (!known) await expectListed(raw, name);
    const columns = await columnsIn(raw, qualified(name));
    return { type: known ?? ((await isTable(raw, name)) ? "table" : "view"), columns };
  } catch (cause) {
    if (!isAbout(cause)) throw cause;
    // A view that can't be read any more is there all the same.
    return (await isView(raw, name)) ? { type: "view", columns: [] } : undefined;
  }
}

const isAbout = (cause: unknown): boolean => /(Catalog|Binder) Error/.test(messageOf(cause));

/** A table or a view, not a file: where there is no table `shop.csv`, DuckDB reads the file of that name, or fails with the whole transaction. */
async function expectListed(raw: DuckDBConnection, name: readonly string[]): Promise<void> {
  // DuckDB can't read such a name out of a text.
  if (name.some((part) => part.includes('"'))) return expectInCatalogue(raw, name);
  const info = `pragma table_info(${quoted(qualified(name))})`;
  (await raw.prepare(info).catch((cause: unknown) => Promise.reject(statementError(cause)))).destroySync();
}

async function expectInCatalogue(raw: DuckDBConnection, name: readonly string[]): Promise<void> {
  if ((await isListed(raw, "table", name)) || (await isListed(raw, "view", name))) return;
  throw statementError(new Error(`Catalog Error: ${qualified(name)} does not exist`));
}

/** Rows can be deleted only from tables. */
async function isTable(raw: DuckDBConnection, name: readonly string[]): Promise<boolean> {
  try {
    (await raw.prepare(`delete from ${qualified(name)}`)).destroySync();
    return true;
  } catch (cause) {
    if (messageOf(cause).includes("Can only delete from base table")) return false;
    throw statementError(cause);
  }
}

const isView = (raw: DuckDBConnection, name: readonly string[]): Promise<boolean> => isListed(raw, "view", name);

async function isListed(raw: DuckDBConnection, type: Described["type"], name: readonly string[]): Promise<boolean> {
  const [own = "", schema] = name.toReversed();
  const where =
    schema === undefined ? "schema_name = current_schema()" : `lower(schema_name) = lower(${quoted(schema)})`;
  const query = `select 1 from duckdb_${type}s() where lower(${type}_name) = lower(${quoted(own)}) and ${where} and database_name = current_database()`;
  return (await raw.runAndReadAll(query)).currentRowCount > 0;
}

/** From the statement that reads it, so that a view's columns are those it has now. */
export async function columnsIn(raw: DuckDBConnection, relation: string): Promise<readonly Column[]> {
  const prepared = await raw
    .prepare(`from ${relation}`)
    .catch((cause: unknown) => Promise.reject(statementError(cause)));
  const at = Array.from({ length: prepared.columnCount }, (_, i) => i);
  const columns = columnsOf(
    at.map((i) => prepared.columnName(i)),
    at.map((i) => prepared.columnType(i)),
  );
  prepared.destroySync();
  return columns;
}
