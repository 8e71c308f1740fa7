import type { Command } from "commander";
import { age } from "../../flag-values.ts";

export interface CompactFlags {
  readonly keep?: number;
  readonly quiet?: boolean;
}

export const compactFlags = (command: Command): Command =>
  command
    .option("--keep <duration>", "remove files of hours that ended longer ago, like 90d; default: all stay", age)
    .option("--quiet", "only what goes wrong");
