import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type CompactFlags, compactFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice compact sensors                       small files of hours that are over become large ones
  $ sluice compact sensors --keep 90d            and those of hours that ended 90 days ago go, read or not

Runs read on meanwhile, each message once. Stopped at any moment, it loses nothing; the next time goes on from there.`;

export function define(command: Command): void {
  compactFlags(command.argument("<name>", "a collector of sluice.config.ts").addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (name: string, dir: string, flags: CompactFlags) => {
    const { compactCommand } = await import("./compact.ts");
    await compactCommand(name, dir, flags);
  });
}
