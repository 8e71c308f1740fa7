import type { DuckDBConnection } from "@duckdb/node-api";

/** Every connection: zones as GoogleSQL has them. */
export async function setUp(connection: DuckDBConnection): Promise<void> {
  await connection.run("set TimeZone = 'UTC'");
}
