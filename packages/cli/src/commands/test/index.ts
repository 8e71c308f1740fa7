import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type TestFlags, testFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice test                   on a DuckDB in memory; no warehouse is needed
  $ sluice test --junit report.xml`;

export function define(command: Command): void {
  testFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: TestFlags) => {
    const { testCommand } = await import("./test.ts");
    process.exitCode = await testCommand(dir, flags);
  });
}
