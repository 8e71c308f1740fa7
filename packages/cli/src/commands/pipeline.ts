import type { Command } from "commander";
import type { BuildFlags } from "../build.ts";
import { projectFlags, type ProjectFlags, warehouseFlag } from "../flags.ts";
import { sourceFlags } from "../source-flags.ts";
import { buildFlags } from "./run.ts";

type Flags = BuildFlags & ProjectFlags & { readonly warehouse?: string; readonly project: string };

const examples = `
Examples:
  $ sluice pipeline posts_votes posts.json votes.json
  $ sluice pipeline posts_votes posts.ndjson.gz votes.ndjson.gz --warehouse duckdb:votes.duckdb`;

export function define(command: Command): void {
  command
    .argument("<name>", "the pipeline, as sluice.config.ts lists it")
    .argument("[where...]", "a file or an address for each of its sources, in their order")
    .option("--project <dir>", "the project's folder", ".");
  projectFlags(warehouseFlag(buildFlags(sourceFlags(command))));
  command.addHelpText("after", examples).action(async (name: string, places: readonly string[], flags: Flags) => {
    const { pipelineCommand } = await import("../pipeline-command.ts");
    process.exitCode = await pipelineCommand(name, places, flags);
  });
}
