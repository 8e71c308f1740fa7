/** A fresh, empty database for each case. */
import type { ParameterValues, Result } from "@sluice/googlesql";
import { typeFromText } from "@sluice/googlesql";
import { engineFor, open } from "@sluice/engines";
import { placeOf } from "../servers/places.ts";

export interface Database {
  readonly run: (sql: string, parameters?: ParameterValues) => Promise<Result>;
  readonly close: () => Promise<void>;
}

export interface Databases {
  readonly fresh: () => Promise<Database>;
  readonly stop: () => Promise<void>;
}

/** Throws where the list has no engine of this name. */
export function databases(dialect: string): Databases {
  const place = placeOf(engineFor(dialect));
  const fresh = async (): Promise<Database> => {
    const given = await place.fresh();
    const { run, close } = await databaseAt(given.url);
    const done = async () => {
      await close();
      await given.done();
    };
    return { run, close: done };
  };
  return { fresh, stop: () => place.stop() };
}

/** Through the public door, as others use it. */
async function databaseAt(url: string): Promise<Database> {
  const database = await open({ url });
  const run: Database["run"] = async (sql, parameters) => {
    const { columns, rows } = await database.query(sql, parameters);
    return { columns: columns.map(({ name, type }) => ({ name, type: typeFromText(type) })), rows };
  };
  return { run, close: () => database.close() };
}
