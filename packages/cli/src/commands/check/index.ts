import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type CheckFlags, checkFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice check                          every model, assertion, operation and unit test, all errors at once
  $ sluice check --engine all             also what any engine would refuse
  $ sluice check --json                   with the columns and types of every model

Nothing is run. A source is known by the columns that sluice.config.ts gives it; what reads an unknown one is named.
Exit codes: 0 nothing is wrong; 1 something is; 2 the project does not compile.`;

export function define(command: Command): void {
  checkFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: CheckFlags) => {
    const { checkCommand } = await import("./check.ts");
    process.exitCode = await checkCommand(dir, flags);
  });
}
