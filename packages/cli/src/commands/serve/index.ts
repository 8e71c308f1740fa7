import type { Command } from "commander";
import { type ServeFlags, serveFlags } from "./flags.ts";

const examples = `
Examples:
  $ sluice serve
  $ sluice serve --warehouse sqlite:warehouse.sqlite --port 9060
  $ BIGQUERY_EMULATOR_HOST=http://127.0.0.1:9050 python my_job.py`;

export function define(command: Command): void {
  serveFlags(command);
  command.addHelpText("after", examples).action(async (flags: ServeFlags) => {
    const { serveCommand } = await import("./serve.ts");
    await serveCommand(flags);
  });
}
