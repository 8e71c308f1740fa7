import type { Command } from "commander";

export interface WarehouseFlags {
  readonly warehouse?: string;
}

export const warehouseFlag = (command: Command): Command =>
  command.option(
    "--warehouse <url>",
    "duckdb:PATH, sqlite:PATH, postgres://… or bigquery: (default: $SLUICE_WAREHOUSE, sluice.config.ts, duckdb:warehouse.duckdb)",
  );
