import type { Command } from "commander";
import { projectFlags, type ProjectFlags } from "../flags.ts";

const examples = `
Examples:
  $ sluice docs                       target/docs/index.html
  $ sluice docs --to public/index.html`;

export function define(command: Command): void {
  command
    .argument("[dir]", "the project's folder", ".")
    .option("--to <file>", "where to write the page (default: target/docs/index.html of the project)");
  projectFlags(command);
  command.addHelpText("after", examples).action(async (dir: string, flags: ProjectFlags & { readonly to?: string }) => {
    const { docsCommand } = await import("../docs/docs-command.ts");
    await docsCommand(dir, flags);
  });
}
