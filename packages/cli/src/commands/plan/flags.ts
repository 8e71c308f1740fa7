import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { type SelectionFlags, selectionFlags } from "../../selection/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export interface PlanFlags extends ProjectFlags, SelectionFlags, WarehouseFlags {
  readonly fullRefresh?: boolean;
  readonly quarantine?: boolean;
  readonly continue?: boolean;
  readonly changed?: boolean;
  readonly json?: boolean;
}

export const planFlags = (command: Command): Command =>
  projectFlags(
    selectionFlags(
      warehouseFlag(
        command
          .option("--full-refresh", "as a run with --full-refresh")
          .option("--quarantine", "as a run with --quarantine")
          .option("--continue", "only what failed, was skipped or cancelled in the last run")
          .option("--changed", "only what changed since it last succeeded")
          .option("--json", "one JSON document on standard output"),
      ),
    ),
  );
