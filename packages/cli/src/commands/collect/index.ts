import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type CollectFlags, collectFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice collect sensors                       until Ctrl-C or SIGTERM; from MQTT_HOST, into RAW_STORE
  $ RAW_STORE=s3://bucket/raw sluice collect sensors

A message is acknowledged to the broker when it is safe on this disk. Exit codes: 0 stopped; 1 another collector took over; 2 not started.`;

export function define(command: Command): void {
  collectFlags(command.argument("<name>", "a collector of sluice.config.ts").addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (name: string, dir: string, flags: CollectFlags) => {
    const { collectCommand } = await import("./collect.ts");
    await collectCommand(name, dir, flags);
  });
}
