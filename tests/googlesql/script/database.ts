import { DuckDBInstance } from "@duckdb/node-api";
import { type Database, type Driver, open } from "@sluice/googlesql";
import { afterEach, beforeEach } from "vitest";
import { installDuckdb } from "../../../packages/googlesql/src/duckdb/install.ts";
import { duckdbDriver } from "../../../packages/googlesql/src/open/driver.ts";

export interface Rows {
  /** The rows of a script's last query, as lists of values. */
  rows(script: string, ...positional: readonly unknown[]): Promise<readonly (readonly unknown[])[]>;
}

/** A database in memory for each test. */
export function database(): Rows {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  afterEach(() => db.close());
  const rows: Rows["rows"] = async (script, ...positional) => {
    const result = await db.query(script, { positional });
    return result.rows.map((row) => result.columns.map(({ name }) => row[name]));
  };
  return { rows };
}

/** A connection to an empty database. */
export async function driver(): Promise<Driver> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await installDuckdb(connection);
  return duckdbDriver(connection);
}
