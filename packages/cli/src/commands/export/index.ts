import type { Command } from "commander";
import { type ExportFlags, exportFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice export                                  every export of sluice.config.ts
  $ sluice export wind_orders --to orders.csv
  $ sluice export region_temperatures --to mysql://user@host/database`;

export function define(command: Command): void {
  exportFlags(command.argument("[name...]", "which exports; all of them where none is named"));
  command.addHelpText("after", examples).action(async (names: readonly string[], flags: ExportFlags) => {
    const { exportCommand } = await import("./export.ts");
    process.exitCode = await exportCommand(names, flags);
  });
}
