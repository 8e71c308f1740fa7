import type { Command } from "commander";
import { folderOption } from "../../project/folder.ts";
import { pair, type SourceFlags } from "../../sources/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface LoadFlags extends SourceFlags, WarehouseFlags {
  readonly project: string;
  readonly json?: boolean;
}

export const loadFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option("--source <name=where>", "take a source from this file or address", pair)
      .addOption(folderOption())
      .option("--json", "one JSON document on standard output"),
  );
