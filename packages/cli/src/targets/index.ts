import type { Config } from "../config/index.ts";
import { readEnvironment } from "../environment.ts";
import { bigQueryTarget } from "./bigquery/index.ts";
import { engineTarget } from "./engine/index.ts";
import type { WarehouseFlags } from "./flags.ts";
import type { Target } from "./target.ts";

export type { Called, Open, Target } from "./target.ts";

const defaultWarehouse = "duckdb:warehouse.duckdb";

/** The target at a warehouse's address. */
export const targetAt = (url: string): Target => (url.startsWith("bigquery:") ? bigQueryTarget() : engineTarget(url));

/** The target that `--warehouse`, the environment or the config names, in this order. */
export const targetOf = (flags: WarehouseFlags, config: Pick<Config, "warehouse">): Target =>
  targetAt(flags.warehouse ?? readEnvironment().warehouse ?? config.warehouse ?? defaultWarehouse);
