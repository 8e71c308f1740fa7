import { DuckDBInstance } from "@duckdb/node-api";
import { createSession, type Driver, type ParameterValues } from "@sluice/googlesql";
import { openWarehouse, type Database, open } from "@sluice/engines";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { postgresBinary, startPostgres } from "../../servers/postgres.ts";
import type { Server } from "../../servers/server.ts";
import { installDuckdb } from "../../../packages/engines/src/duckdb/install.ts";
import { duckdbDriver } from "../../../packages/engines/src/duckdb/open/driver.ts";

export interface Rows {
  /** The rows of a script's last query, as lists of values. */
  readonly rows: (script: string, ...positional: readonly unknown[]) => Promise<readonly (readonly unknown[])[]>;
}

/** What scripts do is the same on each of them. */
export const dialects: readonly string[] = ["duckdb", "sqlite"];

/** PostgreSQL too, where it is installed: for what each engine does in its own way. */
export const everywhere: readonly string[] = [...dialects, ...(postgresBinary ? (["postgres"] as const) : [])];

/** An empty database for each test. */
export function database(dialect: string = "duckdb"): Rows {
  let db: Pick<Database, "close"> & { query(sql: string, values?: ParameterValues): Promise<Result> };
  let server: Server | undefined;
  beforeAll(async () => {
    server = dialect === "postgres" ? await startPostgres() : undefined;
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    db = dialect === "duckdb" ? await open() : await openOther(await placeOf(dialect, server));
  });
  afterEach(() => db.close());
  const rows: Rows["rows"] = async (script, ...positional) => {
    const result = await db.query(script, { positional });
    return result.rows.map((row) => result.columns.map(({ name }) => row[name]));
  };
  return { rows };
}

type Result = Pick<Awaited<ReturnType<Database["query"]>>, "rows"> & {
  readonly columns: readonly { readonly name: string }[];
};

async function placeOf(dialect: string, server: Server | undefined): Promise<string> {
  if (!server) return `${dialect}::memory:`;
  const admin = await openWarehouse(server.url);
  const name = `d${randomUUID().replaceAll("-", "")}`;
  await admin.execute(`create database ${name}`);
  await admin.close();
  return server.url.replace(/\/postgres$/, `/${name}`);
}

async function openOther(url: string) {
  const warehouse = await openWarehouse(url);
  const nameOf = (path: readonly string[]) =>
    warehouse.nameOf({ schema: path.at(-2) ?? "main", name: path.at(-1) ?? "" });
  const session = createSession(warehouse, { keep: true, createSchemas: true, nameOf });
  const query = (sql: string, values?: ParameterValues) => session.run(sql, values);
  return { query, close: () => warehouse.close() };
}

/** A connection to an empty database. */
export async function driver(): Promise<Driver> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await installDuckdb(connection);
  return duckdbDriver(connection);
}
