import type { Driver } from "@sluice/googlesql";
import { type Database, engineFor, open, openWarehouse } from "@sluice/engines";
import { afterEach, beforeEach } from "vitest";
import { fileEngines, type Fresh, placeUntilEnd } from "../../servers/places.ts";

export interface Rows {
  /** The rows of a script's last query, as lists of values. */
  readonly rows: (script: string, ...positional: readonly unknown[]) => Promise<readonly (readonly unknown[])[]>;
}

/** What scripts do is the same on each of them. */
export const dialects: readonly string[] = fileEngines.map(({ name }) => name);

/** An empty database for each test. */
export function database(dialect: string = "duckdb"): Rows {
  const place = placeUntilEnd(engineFor(dialect));
  let fresh: Fresh;
  let db: Database;
  beforeEach(async () => {
    fresh = await place.fresh();
    db = await open({ url: fresh.url });
  });
  afterEach(async () => {
    await db.close();
    await fresh.done();
  });
  const rows: Rows["rows"] = async (script, ...positional) => {
    const result = await db.query(script, { positional });
    return result.rows.map((row) => result.columns.map(({ name }) => row[name]));
  };
  return { rows };
}

/** A connection to an empty database. */
export const driver = (): Promise<Driver> => openWarehouse("duckdb::memory:");
