import { rename, rm } from "node:fs/promises";
import { quoted } from "../../core/names.ts";
import type { SqliteConnection } from "./connection.ts";

/** All that is committed, in one file without a log; then in place. */
export async function snapshot(connection: SqliteConnection, path: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  await rm(beside, { force: true });
  try {
    await connection.execute(`vacuum into ${quoted(beside)}`);
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}
