import { type Command, Option } from "commander";
import type { BuildFlags } from "../build.ts";
import { duration } from "../duration.ts";
import {
  count,
  type ProjectFlags,
  projectFlags,
  type SelectionFlags,
  selectionFlags,
  warehouseFlag,
} from "../flags.ts";
import { sourceFlags } from "../source-flags.ts";

type Flags = BuildFlags & ProjectFlags & SelectionFlags & { readonly dryRun?: boolean; readonly warehouse?: string };

const examples = `
Examples:
  $ sluice run                                   everything, into warehouse.duckdb
  $ sluice run --tags posts_votes                load that pipeline's sources, then build it
  $ sluice run --actions +votes --full-refresh   votes and all it needs, from scratch
  $ sluice run --actions 'marts.stg_*' --exclude tag:slow
  $ sluice run --continue                        what failed or was skipped last time
  $ sluice run --changed                         what changed since it last succeeded`;

export function define(command: Command): void {
  command.argument("[dir]", "the project's folder", ".");
  projectFlags(selectionFlags(warehouseFlag(buildFlags(sourceFlags(command)))));
  command.addHelpText("after", examples).action(async (dir: string, flags: Flags) => {
    if (flags.dryRun) return (await import("../show-plan.ts")).showPlan(dir, flags);
    const { runCommand } = await import("../run-command.ts");
    await runCommand(dir, flags);
  });
}

export const buildFlags = (command: Command): Command =>
  command
    .option("--full-refresh", "build incremental tables from scratch (not those that are protected)")
    .option("--dry-run", "show what would run, and change nothing: sluice plan")
    .option("--run-tests", "run the unit tests first; where one fails, nothing else runs")
    .option("--continue", "only what failed, was skipped or cancelled in the last run")
    .option("--changed", "only what changed since it last succeeded, or reads what changed")
    .option("--no-export", "send nothing out, even with --tags")
    .option("--threads <count>", "at most so many actions at once", count)
    .option("--action-retry-limit <count>", "try an action that fails again, so often", count)
    .option("--execution-timeout <duration>", "stop the run after 10m, 2h, …", duration)
    .addOption(new Option("--jit-timeout <duration>", "for the code of each just-in-time action").argParser(duration))
    .option("--quarantine", "keep the rows that fail an assertion as a table, with the reason")
    .option("--json", "one JSON document on standard output")
    .option("--quiet", "no progress, no summary")
    .option("--junit <file>", "write a JUnit report")
    .option("--openlineage <where>", "append OpenLineage events to a file, or send them to an http(s) address")
    .addOption(new Option("--emit-lineage", "for BigQuery").hideHelp())
    .addOption(new Option("--job-labels <labels>", "for BigQuery").hideHelp());
