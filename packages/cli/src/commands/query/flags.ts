import type { Command } from "commander";
import { folderOption } from "../../project/folder.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface QueryFlags extends WarehouseFlags {
  readonly project: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export const queryFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option("--json", "a JSON array of rows")
      .option("--csv", "CSV with a header")
      .addOption(folderOption("the project whose default dataset and config count")),
  );
