import type { DatabaseSync } from "node:sqlite";
import { installStop } from "../stop.ts";
import { installSqlite, type Listed } from "../install.ts";

/**
 * WAL: readers go on while a run writes. With synchronous=FULL what is committed survives a power cut as well as kill -9.
 * Views call our functions, which SQLite allows where the schema is trusted.
 */
const pragmas = ["journal_mode = wal", "synchronous = full", "cache_size = -65536", "trusted_schema = on"];

export function setUp(database: DatabaseSync, listed: Listed): void {
  for (const pragma of pragmas) database.exec(`pragma ${pragma}`);
  installSqlite(database, listed);
  installStop(database);
}
