import type { Command } from "commander";

const examples = `
Examples:
  $ sluice init my_project
  $ cd my_project && sluice run && sluice query "select * from greetings"`;

export function define(command: Command): void {
  command
    .argument("<dir>", "the new project's folder")
    .option("--default-schema <name>", "its default dataset", "marts")
    .option("--default-database <name>", "its project on BigQuery", "my-project")
    .addHelpText("after", examples)
    .action(async (dir: string, flags: { readonly defaultSchema: string; readonly defaultDatabase: string }) => {
      const { initCommand } = await import("../init-command.ts");
      await initCommand(dir, flags);
    });
}
