import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";

export interface LineageFlags extends ProjectFlags {
  readonly down?: boolean;
  readonly values?: boolean;
  readonly json?: boolean;
}

export const lineageFlags = (command: Command): Command =>
  projectFlags(
    command
      .option("--down", "what is made of it, instead of what it is made of")
      .option("--values", "only as values: not what filters, joins, groups or sorts")
      .option("--json", "the edges as one JSON document"),
  );
