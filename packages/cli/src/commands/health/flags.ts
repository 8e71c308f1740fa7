import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface HealthFlags extends ProjectFlags, WarehouseFlags {
  readonly json?: boolean;
}

export const healthFlags = (command: Command): Command =>
  projectFlags(warehouseFlag(command.option("--json", "a JSON array of findings on standard output")));
