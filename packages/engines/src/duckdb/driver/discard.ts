import { rm } from "node:fs/promises";
import type { DuckdbConnection } from "./connection.ts";

/** Takes away a file that holds nothing. While this process has it open no other gets in; after a checkpoint it has no log, and closing writes none. */
export async function removeEmpty(connection: DuckdbConnection, file: string): Promise<void> {
  await connection.execute("checkpoint");
  if ((await connection.list()).length === 0) await rm(file);
}
