import { rm } from "node:fs/promises";
import type { SqliteConnection } from "./connection.ts";

/**
 * Takes away a file that holds nothing, under a lock that lets nobody else in: whoever reads or writes holds the file in WAL mode, which
 * can't be left then. Who only waits to get in finds that the file has moved: see in-place.ts.
 */
export async function removeEmpty(connection: SqliteConnection, file: string): Promise<void> {
  await connection.execute("pragma busy_timeout = 0; pragma journal_mode = delete; begin exclusive");
  const [mode] = await connection.rows("pragma journal_mode");
  const [any] = await connection.rows("select 1 from sqlite_master limit 1");
  if (mode?.[0] === "delete" && !any) await rm(file);
}
