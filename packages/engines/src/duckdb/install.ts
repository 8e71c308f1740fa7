/**
 * Puts the function library on a connection: two JavaScript functions. There are no macros: calls are rendered as plain SQL, so a
 * database file holds nothing of ours but tables and views. A view whose SQL calls `googlesql(…)` wants a connection that was
 * prepared here; any other view can be read by a bare DuckDB too.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { bridgeFunction, errorFunction } from "./bridge.ts";

export function installDuckdb(connection: DuckDBConnection): void {
  connection.registerScalarFunction(bridgeFunction());
  connection.registerScalarFunction(errorFunction());
}
