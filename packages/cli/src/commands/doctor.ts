import type { Command } from "commander";
import { warehouseFlag } from "../flags.ts";

interface Flags {
  readonly warehouse?: string;
  readonly functions?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  $ sluice doctor
  $ sluice doctor --warehouse postgres://localhost/warehouse
  $ sluice doctor --functions        which functions of GoogleSQL each engine has`;

export function define(command: Command): void {
  command
    .argument("[dir]", "the project's folder", ".")
    .option("--functions", "the support table: every function, on every engine")
    .option("--json", "one JSON document on standard output");
  warehouseFlag(command);
  command.addHelpText("after", examples).action(async (dir: string, flags: Flags) => {
    const { doctorCommand } = await import("../doctor-command.ts");
    process.exitCode = await doctorCommand(dir, flags);
  });
}
