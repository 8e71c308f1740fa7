import type { DuckDBConnection } from "@duckdb/node-api";
import { installDuckdb } from "../install.ts";

/** Every connection: GoogleSQL's settings and functions. */
export async function setUp(connection: DuckDBConnection): Promise<void> {
  await installDuckdb(connection);
}
