import type { Command } from "commander";
import { folderArgument } from "../../project/folder.ts";
import { type RunFlags, runFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice run                                   everything, into warehouse.duckdb
  $ sluice run --tags posts_votes                load that pipeline's sources, then build it
  $ sluice run --actions +votes --full-refresh   votes and all it needs, from scratch
  $ sluice run --actions 'marts.stg_*' --exclude tag:slow
  $ sluice run --continue                        what failed or was skipped last time
  $ sluice run --changed                         what changed since it last succeeded
  $ sluice run --watch --every 10s --tags sensors --publish readers.duckdb

With --watch an error is said, and tried again at the next turn; Ctrl-C and SIGTERM end it, exit code 0.`;

export function define(command: Command): void {
  runFlags(command.addArgument(folderArgument()));
  command.addHelpText("after", examples).action(async (dir: string, flags: RunFlags) => {
    const { runCommand } = await import("./run.ts");
    process.exitCode = await runCommand(dir, flags);
  });
}
