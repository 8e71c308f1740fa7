import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type PlanFlags, planFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice plan                     every action, in order, with its SQL
  $ sluice plan --actions votes+    votes, and all that reads it
  $ sluice plan --changed --json`;

export function define(command: Command): void {
  planFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: PlanFlags) => {
    const { planCommand } = await import("./plan.ts");
    process.exitCode = await planCommand(dir, flags);
  });
}
