import type { Command } from "commander";
import { type PipelineFlags, pipelineFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice pipeline posts_votes posts.json votes.json
  $ sluice pipeline posts_votes posts.ndjson.gz votes.ndjson.gz --warehouse duckdb:votes.duckdb`;

export function define(command: Command): void {
  pipelineFlags(
    command
      .argument("<name>", "the pipeline, as sluice.config.ts lists it")
      .argument("[where...]", "a file or an address for each of its sources, in their order"),
  );
  command
    .addHelpText("after", examples)
    .action(async (name: string, places: readonly string[], flags: PipelineFlags) => {
      const { pipelineCommand } = await import("./pipeline.ts");
      process.exitCode = await pipelineCommand(name, places, flags);
    });
}
