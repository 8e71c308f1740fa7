import { openWarehouse } from "@sluice/warehouses";
import { warehouseContract } from "../contracts/warehouse.ts";

warehouseContract("DuckDB", { open: () => openWarehouse("duckdb::memory:") });
