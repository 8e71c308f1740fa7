import type { Command } from "commander";
import { type InitFlags, initFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice init my_project
  $ cd my_project && sluice run && sluice query "select * from greetings"`;

export function define(command: Command): void {
  initFlags(command.argument("<dir>", "the new project's folder"));
  command.addHelpText("after", examples).action(async (dir: string, flags: InitFlags) => {
    const { initCommand } = await import("./init.ts");
    await initCommand(dir, flags);
  });
}
