import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type LintFlags, lintFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice lint
  $ sluice lint --rules                   what is looked for, and why
  $ sluice lint --json

A comment in a file, "-- lint: allow RULE", takes a rule away there.
Exit codes: 0 nothing found; 1 something was; 2 the project does not compile.`;

export function define(command: Command): void {
  lintFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: LintFlags) => {
    const { lintCommand } = await import("./lint.ts");
    process.exitCode = await lintCommand(dir, flags);
  });
}
