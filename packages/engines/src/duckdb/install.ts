/**
 * What a connection needs: settings, and two JavaScript functions. There are no macros: calls are rendered as plain SQL, so a
 * database file holds nothing of ours but tables and views. A view whose SQL calls `googlesql(…)` wants a connection that was
 * prepared here; any other view can be read by a bare DuckDB too.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { bridgeFunction, errorFunction } from "./bridge.ts";

/** UTC, since a TIMESTAMP is an instant; order as said, since each ORDER BY says it all. */
const settings = [
  "SET TimeZone = 'UTC'",
  "SET scalar_subquery_error_on_multiple_rows = true",
  "SET ieee_floating_point_ops = true",
];

export async function installDuckdb(connection: DuckDBConnection): Promise<void> {
  await connection.run(settings.join("; "));
  connection.registerScalarFunction(bridgeFunction());
  connection.registerScalarFunction(errorFunction());
}

/** DuckDB's message without its prefix and the excerpt of the rendered SQL. */
export function readable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^(?:Invalid Input|Conversion|Out of Range|Binder|Constraint) Error: /, "")
    .replace(/\n\nLINE \d+:[\s\S]*$/, "");
}
