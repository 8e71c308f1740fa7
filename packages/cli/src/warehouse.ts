import { existsSync } from "node:fs";
import type { CompiledGraph } from "@sluice/graph";
import type { Warehouse } from "@sluice/warehouses";
import { UsageError } from "./errors.ts";

/** The path of a warehouse that is a file; undefined for one that a server has. */
const fileOf = (url: string): string | undefined => /^[a-z]+:(?!\/\/|:memory:)(.+)$/s.exec(url)?.[1];

/** False for a file that is not there yet: a run makes it. */
export function isThere(url: string): boolean {
  const file = fileOf(url);
  return file === undefined || existsSync(file);
}

/** An empty one of the same engine, which leaves nothing behind. */
export const nowhere = (url: string): string => `${url.split(":")[0]}::memory:`;

export function expectThere(url: string): string {
  if (isThere(url)) return url;
  throw new UsageError(`no warehouse at ${url}: sluice run makes one, or name another with --warehouse`);
}

/** Opens the warehouse, and closes it whatever happens. */
export async function withWarehouse<T>(
  url: string,
  graph: CompiledGraph | undefined,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const { openWarehouse } = await import("@sluice/warehouses");
  const defaultSchema = graph?.projectConfig?.defaultSchema;
  const warehouse = await openWarehouse(url, defaultSchema ? { defaultSchema } : {});
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}
