import type { Command } from "commander";
import { type InitFlags, initFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice init my_project
  $ sluice init shop --example && cd shop && sluice run && sluice query "select * from daily_sales"
  $ sluice init .                              in a Dataform project: a config for its declared sources`;

export function define(command: Command): void {
  initFlags(
    command
      .argument("[dir]", "the project's folder", ".")
      .argument("[database]", "its project on BigQuery, as the official CLI takes it")
      .argument("[location]", "where BigQuery keeps it"),
  );
  command
    .addHelpText("after", examples)
    .action(async (dir: string, database: string | undefined, location: string | undefined, flags: InitFlags) => {
      const { initCommand } = await import("./init.ts");
      await initCommand(dir, {
        ...flags,
        ...(database !== undefined && { defaultDatabase: database }),
        ...(location !== undefined && { defaultLocation: location }),
      });
    });
}
