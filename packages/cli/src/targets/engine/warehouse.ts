import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { CompiledGraph } from "@sluice/graph";
import type { Warehouse } from "@sluice/engines";

/** The path of a warehouse that is a file; undefined for one that a server has. */
const fileOf = (url: string): string | undefined => /^[a-z]+:(?!\/\/|:memory:)(.+)$/s.exec(url)?.[1];

/** False for a file that is not there yet: a run makes it. */
export function isThere(url: string): boolean {
  const file = fileOf(url);
  return file === undefined || existsSync(file);
}

/** An empty one of the same engine, which leaves nothing behind. */
export const emptyInMemory = (url: string): string => `${url.split(":")[0]}::memory:`;

/** Opens the warehouse, and closes it whatever happens. One that was made for work that came to nothing is taken away again. */
export async function withWarehouse<T>(
  url: string,
  graph: Pick<CompiledGraph, "projectConfig">,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const { openWarehouse } = await import("@sluice/engines");
  const defaultSchema = graph.projectConfig?.defaultSchema;
  const fresh = !isThere(url);
  const warehouse = await openWarehouse(url, defaultSchema ? { defaultSchema } : {});
  let unused = false;
  try {
    return await work(warehouse);
  } catch (error) {
    unused = fresh && (await isEmpty(warehouse));
    throw error;
  } finally {
    await warehouse.close();
    if (unused) await remove(url);
  }
}

const isEmpty = (warehouse: Warehouse): Promise<boolean> =>
  warehouse.relations().then(
    (all) => all.length === 0,
    () => false,
  );

/** The file, and the logs that engines keep beside it. */
async function remove(url: string): Promise<void> {
  const file = fileOf(url);
  if (file === undefined) return;
  for (const suffix of ["", ".wal", "-wal", "-shm", "-journal"]) await rm(`${file}${suffix}`, { force: true });
}
