import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type CompileFlags, compileFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice compile
  $ sluice compile --json > graph.json
  $ sluice compile --dot | dot -Tsvg > graph.svg`;

export function define(command: Command): void {
  compileFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: CompileFlags) => {
    const { compileCommand } = await import("./compile.ts");
    await compileCommand(dir, flags);
  });
}
