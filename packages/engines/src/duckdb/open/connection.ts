import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { installDuckdb } from "../install.ts";

export interface Opened {
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
}

/** A connection of its own, with the function library on it. */
export async function openConnection(path: string): Promise<Opened> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await installDuckdb(connection);
  return { connection, close: () => Promise.resolve(closeBoth(connection, instance)) };
}

function closeBoth(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}
