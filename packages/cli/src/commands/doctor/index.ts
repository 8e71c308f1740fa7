import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type DoctorFlags, doctorFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice doctor
  $ sluice doctor --warehouse postgres://localhost/warehouse
  $ sluice doctor --functions        which functions of GoogleSQL each engine has`;

export function define(command: Command): void {
  doctorFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: DoctorFlags) => {
    const { doctorCommand } = await import("./doctor.ts");
    process.exitCode = await doctorCommand(dir, flags);
  });
}
