import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type HealthFlags, healthFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice health
  $ sluice health --json | jq '.[] | select(.kind == "stale")'

Exit codes: 0 nothing failed and nothing is stale; 1 something is; what warns is told, and changes nothing.`;

export function define(command: Command): void {
  healthFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: HealthFlags) => {
    const { healthCommand } = await import("./health.ts");
    process.exitCode = await healthCommand(dir, flags);
  });
}
