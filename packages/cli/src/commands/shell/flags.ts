import type { Command } from "commander";
import { folderOption } from "../../project/folder.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface ShellFlags extends WarehouseFlags {
  readonly project: string;
  readonly write?: boolean;
}

export const shellFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option("--write", "statements may change the warehouse; without it, others can use it meanwhile")
      .addOption(folderOption("the project whose default dataset and config count")),
  );
