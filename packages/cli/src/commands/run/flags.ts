import { type Command, Option } from "commander";
import { count, countFromOne, duration } from "../../flag-values.ts";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";
import { type SelectionFlags, selectionFlags } from "../../selection/flags.ts";
import { type SourceFlags, sourceFlags } from "../../sources/flags.ts";
import { type WarehouseFlags, warehouseFlag } from "../../targets/flags.ts";

export type RunFlags = BuildFlags & WatchFlags & ProjectFlags & SelectionFlags & WarehouseFlags;

export const runFlags = (command: Command): Command =>
  projectFlags(selectionFlags(warehouseFlag(watchFlags(buildFlags(command)))));

/** What `run` alone takes. */
export interface WatchFlags {
  readonly watch?: boolean;
  readonly every?: number;
  readonly checkEvery?: number;
  readonly publish?: string;
}

const watchFlags = (command: Command): Command =>
  command
    .option("--watch", "again and again, what changed, until stopped")
    .option("--every <duration>", "with --watch: the time between two beginnings, default 10s", duration)
    .option("--check-every <duration>", "with --watch: the time between two checks of assertions, default 1h", duration)
    .option("--publish <file>", "with --watch: a copy of the warehouse for readers, put in place whole");

/** What `run` and `pipeline` take. */
export interface BuildFlags extends SourceFlags {
  readonly fullRefresh?: boolean;
  readonly dryRun?: boolean;
  readonly runTests?: boolean;
  readonly continue?: boolean;
  readonly changed?: boolean;
  readonly threads?: number;
  readonly actionRetryLimit?: number;
  /** False where `--no-export` is given. */
  readonly export?: boolean;
  readonly executionTimeout?: number;
  readonly jitTimeout?: number;
  readonly quarantine?: boolean;
  readonly materializeViews?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly junit?: string;
  readonly openlineage?: string;
}

export const buildFlags = (command: Command): Command =>
  sourceFlags(command)
    .option("--full-refresh", "build incremental tables from scratch (not those that are protected)")
    .option("--dry-run", "show what would run, and change nothing: sluice plan")
    .option("--run-tests", "run the unit tests first; where one fails, nothing else runs")
    .option("--continue", "only what failed, was skipped or cancelled in the last run")
    .option("--changed", "only what changed since it last succeeded, or reads what changed")
    .option("--no-export", "send nothing out, even with --tags")
    .option("--threads <count>", "at most so many actions at once", countFromOne)
    .option("--action-retry-limit <count>", "try an action that fails again, so often", count)
    .option("--execution-timeout <duration>", "stop the run after 10m, 2h, …", duration)
    .addOption(new Option("--jit-timeout <duration>", "for the code of each just-in-time action").argParser(duration))
    .option("--quarantine", "keep the rows that fail an assertion as a table, with the reason")
    .option("--materialize-views", "make tables of the views that only Sluice could read")
    .option("--json", "one JSON document on standard output")
    .option("--quiet", "nothing but what goes wrong")
    .option("--junit <file>", "write a JUnit report")
    .option("--openlineage <where>", "append OpenLineage events to a file, or send them to an http(s) address")
    .addOption(new Option("--emit-lineage", "for BigQuery").hideHelp())
    .addOption(new Option("--job-labels <labels>", "for BigQuery").hideHelp());
