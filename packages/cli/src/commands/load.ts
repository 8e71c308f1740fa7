import type { Command } from "commander";
import { warehouseFlag } from "../flags.ts";
import { pair, type SourceFlags } from "../source-flags.ts";

interface Flags extends SourceFlags {
  readonly warehouse?: string;
  readonly project: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  $ sluice load                                every source of sluice.config.ts
  $ sluice load posts votes
  $ sluice load --source votes=votes.ndjson.gz`;

export function define(command: Command): void {
  command
    .argument("[source...]", "which sources; all of them where none is named")
    .option("--source <name=where>", "take a source from this file or address", pair)
    .option("--project <dir>", "the project's folder", ".")
    .option("--json", "one JSON document on standard output");
  warehouseFlag(command);
  command.addHelpText("after", examples).action(async (names: readonly string[], flags: Flags) => {
    const { loadCommand } = await import("../load-command.ts");
    await loadCommand(names, flags);
  });
}
