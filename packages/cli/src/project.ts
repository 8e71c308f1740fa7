import { type CompiledGraph, compileProject } from "@sluice/graph";
import { type Config, readConfig } from "./config.ts";
import { readEnvironment } from "./environment.ts";
import { compileOptions, type ProjectFlags } from "./flags.ts";

export interface Project {
  readonly dir: string;
  readonly graph: CompiledGraph;
  readonly config: Config;
}

export interface WarehouseFlags {
  readonly warehouse?: string;
}

/** Compiles the project and reads its config. Throws GraphError or UsageError: nothing was started. */
export async function openProject(dir: string, flags: ProjectFlags): Promise<Project> {
  const config = await readConfig(dir);
  return { dir, config, graph: compileProject(compileOptions(dir, flags)) };
}

export const defaultWarehouse = "duckdb:warehouse.duckdb";

export const warehouseUrl = (flags: WarehouseFlags, config: Pick<Config, "warehouse">): string =>
  flags.warehouse ?? readEnvironment().warehouse ?? config.warehouse ?? defaultWarehouse;

export const isBigQuery = (url: string): boolean => url.startsWith("bigquery:");
