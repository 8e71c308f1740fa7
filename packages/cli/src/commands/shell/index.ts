import type { Command } from "commander";
import { type ShellFlags, shellFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice shell
  $ sluice shell --write --warehouse sqlite:warehouse.sqlite
  $ sluice shell < script.sql

A statement ends with ";". \\? lists what else there is.`;

export function define(command: Command): void {
  shellFlags(command);
  command.addHelpText("after", examples).action(async (flags: ShellFlags) => {
    const { shellCommand } = await import("./shell.ts");
    process.exitCode = await shellCommand(flags);
  });
}
