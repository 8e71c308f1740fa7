import type { Engine } from "./engine.ts";
import { engines } from "./engines.ts";
import { WarehouseError } from "./error.ts";
import type { OpenOptions, Warehouse } from "./warehouse.ts";

/** `duckdb:PATH`, `sqlite:PATH` (`:memory:` for none on disk) or `postgres://user@host/database`. */
export async function openWarehouse(
  url: string,
  options: OpenOptions = {},
  among: readonly Engine[] = engines,
): Promise<Warehouse> {
  const [, scheme = "", place] = /^([a-z]+):(.+)$/s.exec(url) ?? [];
  const engine = among.find(({ schemes }) => schemes.includes(scheme));
  if (engine && place !== undefined) return engine.open({ url, place }, options);
  const expected = among.map(({ address }) => address).join(", ");
  throw new WarehouseError("url", `[warehouse] ${named(url)}: expected ${expected.replace(/, ([^,]*)$/, " or $1")}`);
}

/** A mistyped URL may hold a password all the same. */
const named = (url: string): string => JSON.stringify(url.replace(/\/\/[^@/]*@/, "//…@"));
