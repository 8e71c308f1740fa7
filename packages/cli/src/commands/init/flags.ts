import type { Command } from "commander";

export interface InitFlags {
  readonly defaultSchema: string;
  readonly defaultDatabase: string;
}

export const initFlags = (command: Command): Command =>
  command
    .option("--default-schema <name>", "its default dataset", "marts")
    .option("--default-database <name>", "its project on BigQuery", "my-project");
