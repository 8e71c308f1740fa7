import type { Command } from "commander";
import { folderOption } from "../../project/folder.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface ExportFlags extends WarehouseFlags {
  readonly project: string;
  readonly to?: string;
  readonly json?: boolean;
}

export const exportFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option(
        "--to <where>",
        "send it here instead: a .csv or .parquet path, an http(s) address to PUT to, mysql://… or postgres://…",
      )
      .addOption(folderOption())
      .option("--json", "one JSON document on standard output"),
  );
