/** A fresh, empty database for each case. */
import type { ParameterValues, Result, Session } from "@sluice/googlesql";
import { createSession, typeFromText } from "@sluice/googlesql";
import { engineFor, open, openWarehouse, type Warehouse } from "@sluice/engines";
import { startPostgres } from "../servers/postgres.ts";

export interface Database {
  readonly run: (sql: string, parameters?: ParameterValues) => Promise<Result>;
  readonly close: () => Promise<void>;
}

export interface Databases {
  readonly fresh: () => Promise<Database>;
  readonly stop: () => Promise<void>;
}

export async function databases(dialect: string): Promise<Databases> {
  const { name } = engineFor(dialect);
  if (name === "postgres") return postgres();
  return { fresh: name === "duckdb" ? openDuckdb : () => openAt(`${name}::memory:`), stop: () => Promise.resolve() };
}

/** Through the public door, as others use it. */
async function openDuckdb(): Promise<Database> {
  const database = await open();
  const run: Database["run"] = async (sql, parameters) => {
    const { columns, rows } = await database.query(sql, parameters);
    return { columns: columns.map(({ name, type }) => ({ name, type: typeFromText(type) })), rows };
  };
  return { run, close: () => database.close() };
}

async function openAt(url: string): Promise<Database> {
  const warehouse = await openWarehouse(url);
  return { ...sessionOn(warehouse), close: () => warehouse.close() };
}

/** Names without a dataset are in one of their own, a project is a part of the dataset's name. */
function sessionOn(warehouse: Warehouse): Pick<Session, "run"> {
  const nameOf = (path: readonly string[]): readonly string[] =>
    warehouse.nameOf({ schema: path.slice(0, -1).join(".") || "main", name: path.at(-1) ?? "" });
  return createSession(warehouse, { keep: true, createSchemas: true, nameOf });
}

/** One database, emptied after each case: making one for each takes longer than all else. */
async function postgres(): Promise<Databases> {
  const server = await startPostgres();
  const admin = await openWarehouse(server.url);
  const fresh = async () => {
    const database = await openAt(server.url);
    const close = async () => {
      await database.close();
      await empty(admin);
    };
    return { ...database, close };
  };
  const stop = async () => {
    await admin.close();
    await server.stop();
  };
  return { fresh, stop };
}

async function empty(admin: Warehouse): Promise<void> {
  const schemas = await admin.rows(
    "select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$|googlesql$|public$)'",
  );
  for (const [name] of schemas) await admin.execute(`drop schema "${String(name)}" cascade`);
  for (const { target } of await admin.relations())
    await admin.execute(`drop table if exists "${target.schema}"."${target.name}" cascade`);
}
