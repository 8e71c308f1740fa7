import type { Command } from "commander";
import { type ProjectFlags, projectFlags, type SelectionFlags, selectionFlags, warehouseFlag } from "../flags.ts";

interface Flags extends ProjectFlags, SelectionFlags {
  readonly warehouse?: string;
  readonly fullRefresh?: boolean;
  readonly quarantine?: boolean;
  readonly continue?: boolean;
  readonly changed?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  $ sluice plan                     every action, in order, with its SQL
  $ sluice plan --actions votes+    votes, and all that reads it
  $ sluice plan --changed --json`;

export function define(command: Command): void {
  command
    .argument("[dir]", "the project's folder", ".")
    .option("--full-refresh", "as a run with --full-refresh")
    .option("--quarantine", "as a run with --quarantine")
    .option("--continue", "only what failed, was skipped or cancelled in the last run")
    .option("--changed", "only what changed since it last succeeded")
    .option("--json", "one JSON document on standard output");
  projectFlags(selectionFlags(warehouseFlag(command)));
  command.addHelpText("after", examples).action(async (dir: string, flags: Flags) => {
    const { showPlan } = await import("../show-plan.ts");
    await showPlan(dir, flags);
  });
}
