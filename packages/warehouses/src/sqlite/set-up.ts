import type { DatabaseSync } from "node:sqlite";
import { installSqlite } from "@sluice/googlesql/install-sqlite";

/**
 * WAL: readers go on while a run writes. With synchronous=FULL what is committed survives a power cut as well as kill -9.
 * Double-quoted strings are off: a misspelt column is an error, not a text.
 */
export function setUp(database: DatabaseSync): void {
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma trusted_schema = on",
  );
}
