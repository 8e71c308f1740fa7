import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type LineageFlags, lineageFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice lineage marts.votes.is_up_or_down             down to the raw fields
  $ sluice lineage raw.votes.VoteTypeId --down           all that depends on a field
  $ sluice lineage votes.is_up_or_down --values --json`;

export function define(command: Command): void {
  command
    .argument("<column>", "dataset.table.column, or table.column where one dataset has it")
    .addArgument(folderArgument());
  lineageFlags(command);
  command.addHelpText("after", examples).action(async (column: string, dir: string, flags: LineageFlags) => {
    const { lineageCommand } = await import("./lineage.ts");
    await lineageCommand(column, dir, flags);
  });
}
