import type { Command } from "commander";
import { list } from "../../flag-values.ts";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";

export interface CheckFlags extends ProjectFlags {
  readonly engine?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export const checkFlags = (command: Command): Command =>
  projectFlags(
    command
      .option("--engine <names...>", "say what these engines refuse, or all; by default that of the warehouse", list)
      .option("--json", "one JSON document: problems, and the columns and types of every model")
      .option("--quiet", "problems only"),
  );
