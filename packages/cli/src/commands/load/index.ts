import type { Command } from "commander";
import { type LoadFlags, loadFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice load                                every source of the config
  $ sluice load posts votes
  $ sluice load data/orders.csv                raw.orders from a file, without a config
  $ sluice load --source votes=votes.ndjson.gz`;

export function define(command: Command): void {
  loadFlags(command.argument("[source...]", "which sources, or files; all sources where none is named"));
  command.addHelpText("after", examples).action(async (names: readonly string[], flags: LoadFlags) => {
    const { loadCommand } = await import("./load.ts");
    await loadCommand(names, flags);
  });
}
