/**
 * Puts the JavaScript functions on a connection: what no macro of library/ says. A view whose SQL calls `googlesql(…)` wants a
 * connection that was prepared here; any other view can be read by a bare DuckDB too.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { bridgeFunction, errorFunction } from "./bridge.ts";

export function installDuckdb(connection: DuckDBConnection): void {
  connection.registerScalarFunction(bridgeFunction());
  // Views of older versions call it.
  connection.registerScalarFunction(errorFunction());
}
