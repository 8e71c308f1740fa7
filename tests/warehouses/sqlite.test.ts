import { openWarehouse } from "@sluice/warehouses";
import { warehouseContract } from "../contracts/warehouse.ts";

warehouseContract("SQLite", { open: () => openWarehouse("sqlite::memory:") });
