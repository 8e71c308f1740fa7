import type { DuckDBConnection } from "@duckdb/node-api";
import { installDuckdb } from "../install.ts";

/** UTC, since a TIMESTAMP is an instant; FLOAT64 as IEEE has it; a subquery of two rows is no value. */
const settings = [
  "TimeZone = 'UTC'",
  "scalar_subquery_error_on_multiple_rows = true",
  "ieee_floating_point_ops = true",
];

/** What every connection needs: GoogleSQL's settings and functions. */
export async function setUp(connection: DuckDBConnection): Promise<void> {
  await connection.run(settings.map((setting) => `set ${setting}`).join("; "));
  installDuckdb(connection);
}
