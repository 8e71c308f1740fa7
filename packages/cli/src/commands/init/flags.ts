import type { Command } from "commander";

export interface InitFlags {
  readonly defaultSchema: string;
  readonly defaultDatabase: string;
  readonly defaultLocation: string;
  readonly example?: boolean;
}

export const initFlags = (command: Command): Command =>
  command
    .option("--example", "with data, an incremental model, assertions, a unit test and an export")
    .option("--default-schema <name>", "its default dataset", "marts")
    .option("--default-database <name>", "its project on BigQuery", "my-project")
    .option("--default-location <name>", "where BigQuery keeps it", "EU");
