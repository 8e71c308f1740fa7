import { WarehouseError } from "../error.ts";
import type { OpenOptions, Warehouse } from "../warehouse.ts";

export async function openPostgres(_url: string, _options: OpenOptions): Promise<Warehouse> {
  throw new WarehouseError("url", "[postgres] not yet");
}
