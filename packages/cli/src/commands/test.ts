import type { Command } from "commander";
import { type ProjectFlags, projectFlags } from "../flags.ts";

interface Flags extends ProjectFlags {
  readonly warehouse?: string;
  readonly json?: boolean;
  readonly junit?: string;
}

const examples = `
Examples:
  $ sluice test                   on a DuckDB in memory; no warehouse is needed
  $ sluice test --junit report.xml`;

export function define(command: Command): void {
  command
    .argument("[dir]", "the project's folder", ".")
    .option("--warehouse <url>", "where the tests' queries run", "duckdb::memory:")
    .option("--json", "one JSON document on standard output")
    .option("--junit <file>", "write a JUnit report");
  projectFlags(command);
  command.addHelpText("after", examples).action(async (dir: string, flags: Flags) => {
    const { testCommand } = await import("../test-command.ts");
    process.exitCode = await testCommand(dir, flags);
  });
}
