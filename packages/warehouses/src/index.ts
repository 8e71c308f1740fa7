export { openWarehouse } from "./open.ts";
export { WarehouseError, type WarehouseReason } from "./error.ts";
export type { Batch, Delivery, FileScan, LoadPlan, LoadResult } from "./delivery.ts";
export { readParquet, type Parquet } from "./duckdb/parquet.ts";
export type { Column } from "@sluice/googlesql";
export type { OpenOptions, Relation, Target, Traits, Warehouse } from "./warehouse.ts";
