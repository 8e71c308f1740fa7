export { openWarehouse } from "./open.ts";
export { WarehouseError, type WarehouseReason } from "./error.ts";
export type { Batch, Delivery, FileScan, LoadPlan, LoadResult } from "./delivery.ts";
export type { OpenOptions, Relation, Target, Traits, Warehouse } from "./warehouse.ts";
