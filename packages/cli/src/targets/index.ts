import type { Config } from "../config/index.ts";
import { readEnvironment } from "../environment.ts";
import { bigQueryTarget } from "./bigquery/index.ts";
import { engineTarget } from "./engine/index.ts";
import type { WarehouseFlags } from "./flags.ts";
import type { Target } from "./target.ts";

export type { Called, Open, Target } from "./target.ts";

/** The target at a warehouse's address. */
export const targetAt = (url: string): Target => (url.startsWith("bigquery:") ? bigQueryTarget() : engineTarget(url));

/** The address that `--warehouse`, the environment or the config gives, in this order. */
export const urlOf = (flags: WarehouseFlags, config: Pick<Config, "warehouse">): string =>
  flags.warehouse ?? readEnvironment().warehouse ?? config.warehouse;

/** The name of the engine that a run would build on; undefined where it is none of ours. */
export async function engineOf(flags: WarehouseFlags, config: Pick<Config, "warehouse">): Promise<string | undefined> {
  const { engines } = await import("@sluice/engines");
  const scheme = urlOf(flags, config).split(":")[0] ?? "";
  return engines.find(({ schemes }) => schemes.includes(scheme))?.name;
}

/** The target at that address. */
export const targetOf = (flags: WarehouseFlags, config: Pick<Config, "warehouse">): Target =>
  targetAt(urlOf(flags, config));
