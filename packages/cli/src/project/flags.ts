import type { CompileOptions } from "@sluice/graph";
import { type Command, InvalidArgumentError, Option } from "commander";
import { duration } from "../flag-values.ts";

export interface ProjectFlags {
  readonly vars?: Readonly<Record<string, string>>;
  readonly defaultDatabase?: string;
  readonly defaultSchema?: string;
  readonly defaultLocation?: string;
  readonly assertionSchema?: string;
  readonly databaseSuffix?: string;
  readonly schemaSuffix?: string;
  readonly tablePrefix?: string;
  readonly defaultReservation?: string;
  readonly disableAssertions?: boolean;
}

/** `workflow_settings.yaml`, overridden: the official CLI's flags. */
export const projectFlags = (command: Command): Command =>
  command
    .option("--vars <key=value,…>", "variables, read as dataform.projectConfig.vars.key", variables)
    .option("--default-database <name>", "instead of defaultProject")
    .option("--default-schema <name>", "instead of defaultDataset")
    .option("--default-location <name>", "instead of defaultLocation")
    .option("--assertion-schema <name>", "instead of defaultAssertionDataset")
    .option("--database-suffix <text>", "added to the names of databases")
    .option("--schema-suffix <text>", "added to the names of datasets")
    .option("--table-prefix <text>", "put before the names of tables")
    .option("--disable-assertions", "leave out all assertions")
    .addOption(new Option("--default-reservation <name>", "for BigQuery").hideHelp())
    .addOption(
      new Option("--timeout <duration>", "accepted: compiling takes seconds at most").argParser(duration).hideHelp(),
    )
    .addOption(new Option("--credentials <file>", "for BigQuery").hideHelp());

function variables(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const pairs = text.split(",").map((pair): [string, string] => {
    const [name = "", ...value] = pair.split("=");
    if (name.trim() === "" || value.length === 0) throw new InvalidArgumentError(`expected key=value, got "${pair}"`);
    return [name.trim(), value.join("=")];
  });
  return { ...before, ...Object.fromEntries(pairs) };
}

export const compileOptions = (dir: string, flags: ProjectFlags): CompileOptions => ({
  dir,
  vars: flags.vars,
  defaultDatabase: flags.defaultDatabase,
  defaultSchema: flags.defaultSchema,
  defaultLocation: flags.defaultLocation,
  assertionSchema: flags.assertionSchema,
  databaseSuffix: flags.databaseSuffix,
  schemaSuffix: flags.schemaSuffix,
  tablePrefix: flags.tablePrefix,
  defaultReservation: flags.defaultReservation,
  disableAssertions: flags.disableAssertions,
});
