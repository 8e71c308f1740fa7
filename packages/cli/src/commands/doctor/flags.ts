import type { Command } from "commander";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface DoctorFlags extends WarehouseFlags {
  readonly functions?: boolean;
  readonly json?: boolean;
}

export const doctorFlags = (command: Command): Command =>
  warehouseFlag(
    command
      .option("--functions", "the support table: every function, on every engine")
      .option("--json", "one JSON document on standard output"),
  );
