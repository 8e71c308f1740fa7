import type { Command } from "commander";
import { duration } from "../../flag-values.ts";

export interface CollectFlags {
  readonly every?: number;
  readonly quiet?: boolean;
}

export const collectFlags = (command: Command): Command =>
  command
    .option("--every <duration>", "the shortest time between two files of the raw store, default 1s", duration)
    .option("--quiet", "only what goes wrong");
