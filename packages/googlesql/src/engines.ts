/** The engines by their names. */
import { duckdb } from "./duckdb/index.ts";
import type { Dialect, Engine } from "./engine.ts";
import { GoogleSqlError } from "./error.ts";
import { postgres } from "./postgres/index.ts";
import { sqlite } from "./sqlite/index.ts";

export const engines: Readonly<Partial<Record<Dialect, Engine>>> = { duckdb, sqlite, postgres };

export function engineFor(dialect: Dialect): Engine {
  const engine = engines[dialect];
  if (!engine) throw new GoogleSqlError("unsupported", `GoogleSQL on ${dialect} is not supported`);
  return engine;
}
