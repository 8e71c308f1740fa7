import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type DocsFlags, docsFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice docs                       target/catalogue/index.html
  $ sluice docs --to public/index.html --no-samples`;

export function define(command: Command): void {
  docsFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: DocsFlags) => {
    const { docsCommand } = await import("./docs.ts");
    await docsCommand(dir, flags);
  });
}
