import type { Command } from "commander";
import { type DoctorFlags, doctorFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice doctor
  $ sluice doctor --warehouse postgres://localhost/warehouse
  $ sluice doctor --functions        which functions of GoogleSQL each engine has`;

export function define(command: Command): void {
  doctorFlags(command.argument("[dir]", "the project's folder", "."));
  command.addHelpText("after", examples).action(async (dir: string, flags: DoctorFlags) => {
    const { doctorCommand } = await import("./doctor.ts");
    process.exitCode = await doctorCommand(dir, flags);
  });
}
