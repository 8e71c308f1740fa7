/** The engines there are. All else that goes over engines goes over this list. */
import { duckdb } from "./duckdb/index.ts";
import type { Engine } from "./engine.ts";
import { WarehouseError } from "./error.ts";
import { postgres } from "./postgres/index.ts";
import { sqlite } from "./sqlite/index.ts";

export const engines: readonly Engine[] = [duckdb, sqlite, postgres];

/** Throws where there is none of this name. */
export function engineFor(name: string, among: readonly Engine[] = engines): Engine {
  const engine = among.find((each) => each.name === name);
  if (!engine)
    throw new WarehouseError(
      "engine",
      `[warehouse] ${name}: expected an engine, one of ${among.map((each) => each.name).join(", ")}`,
    );
  return engine;
}
