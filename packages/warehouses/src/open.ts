import { openDuckdb } from "./duckdb/open.ts";
import { WarehouseError } from "./error.ts";
import { openPostgres } from "./postgres/open.ts";
import { openSqlite } from "./sqlite/open.ts";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

/** `duckdb:PATH`, `sqlite:PATH` (`:memory:` for none on disk) or `postgres://user@host/database`. */
export async function openWarehouse(url: string, options: OpenOptions = {}): Promise<Warehouse> {
  const [, scheme, place] = /^([a-z]+):(.+)$/s.exec(url) ?? [];
  if (place !== undefined && scheme === "duckdb") return openDuckdb(place);
  if (place !== undefined && scheme === "sqlite") return openSqlite(place, options);
  if (scheme === "postgres" || scheme === "postgresql") return openPostgres(url);
  throw new WarehouseError(
    "url",
    `[warehouse] ${named(url)}: expected duckdb:PATH, sqlite:PATH or postgres://HOST/DATABASE`,
  );
}

/** A mistyped URL may hold a password all the same. */
const named = (url: string): string => JSON.stringify(url.replace(/\/\/[^@/]*@/, "//…@"));
