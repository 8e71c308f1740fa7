import type { CompiledGraph } from "@sluice/graph";
import type { Warehouse } from "@sluice/warehouses";

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
