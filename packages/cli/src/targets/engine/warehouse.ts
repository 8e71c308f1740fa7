import { type CompiledGraph, homesOf } from "@sluice/graph";
import type { OpenOptions, Warehouse } from "@sluice/engines";

/** Engines are large: a command that builds on none reads none. */
const engines = () => import("@sluice/engines");

/** False for a file that is not there yet: a run makes it. */
export async function isThere(url: string): Promise<boolean> {
  const { fileAt } = await engines();
  return fileAt(url)?.isThere() ?? true;
}

/** An empty one of the same engine, which leaves nothing behind. A server's is never missing. */
export async function emptyInMemory(url: string): Promise<string> {
  const { inMemory } = await engines();
  return inMemory(url) ?? url;
}

/** Opens the warehouse, and closes it whatever happens. A file that was made for work that came to nothing is taken away again. */
export async function withWarehouse<T>(
  url: string,
  graph: Pick<CompiledGraph, "projectConfig">,
  work: (warehouse: Warehouse) => Promise<T>,
  { readOnly = false }: Pick<OpenOptions, "readOnly"> = {},
): Promise<T> {
  const { fileAt, openWarehouse } = await engines();
  const defaultSchema = graph.projectConfig?.defaultSchema;
  const homes = homesOf(graph);
  const fresh = fileAt(url)?.isThere() === false;
  const warehouse = await openWarehouse(url, { readOnly, homes, ...(defaultSchema && { defaultSchema }) });
  let leave = () => warehouse.close();
  try {
    return await work(warehouse);
  } catch (error) {
    if (fresh && warehouse.discard) leave = warehouse.discard;
    throw error;
  } finally {
    await leave();
  }
}
