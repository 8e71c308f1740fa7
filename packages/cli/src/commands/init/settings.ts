import { installedVersion } from "../../version.ts";
import type { InitFlags } from "./flags.ts";

/** What every new project has. */
export const settings = ({ defaultSchema, defaultDatabase, defaultLocation }: InitFlags) => ({
  "workflow_settings.yaml": `dataformCoreVersion: ${installedVersion("@dataform/core")}
defaultProject: ${defaultDatabase}
defaultLocation: ${defaultLocation}
defaultDataset: ${defaultSchema}
defaultAssertionDataset: assertions
`,
  ".gitignore": ignored.join("\n"),
});

/** What running a project makes, and what must not be seen. */
export const ignored = [
  "node_modules/",
  "target/",
  "exports/",
  "*.duckdb",
  "*.duckdb.wal",
  "*.sqlite",
  "*.sqlite-shm",
  "*.sqlite-wal",
  ".df-credentials.json",
  "",
];

/** A config that says nothing yet, and how to say where these tables come from. */
export const configFor = (tables: readonly string[]): string =>
  [
    "# Where the declared sources come from. A run loads what changed; the official CLI never reads this file.",
    "# Each takes a path (a file, a folder, a pattern) or a url; with a key, a later delivery changes rows.",
    "sources:",
    ...(tables.length > 0 ? tables : ["raw.orders"]).map(entryFor),
    "",
  ].join("\n");

function entryFor(table: string): string {
  const name = table.split(".").at(-1);
  return `#  ${name}: { table: ${table}, path: data/${name}.csv, key: [] }`;
}
