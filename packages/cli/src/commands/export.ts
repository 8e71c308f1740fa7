import type { Command } from "commander";
import { warehouseFlag } from "../flags.ts";

interface Flags {
  readonly warehouse?: string;
  readonly project: string;
  readonly to?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  $ sluice export                                  every export of sluice.config.ts
  $ sluice export wind_orders --to orders.csv
  $ sluice export region_temperatures --to mysql://user@host/database`;

export function define(command: Command): void {
  command
    .argument("[name...]", "which exports; all of them where none is named")
    .option(
      "--to <where>",
      "send it here instead: a .csv path, an http(s) address to PUT to, mysql://… or postgres://…",
    )
    .option("--project <dir>", "the project's folder", ".")
    .option("--json", "one JSON document on standard output");
  warehouseFlag(command);
  command.addHelpText("after", examples).action(async (names: readonly string[], flags: Flags) => {
    const { exportCommand } = await import("../export-command.ts");
    process.exitCode = await exportCommand(names, flags);
  });
}
