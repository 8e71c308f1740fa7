import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "./errors.ts";
import { print } from "./output.ts";

interface Settings {
  readonly defaultSchema: string;
  readonly defaultDatabase: string;
}

/** `sluice init`: a project that runs, with one of each: a source table, a model, an assertion, a unit test. */
export async function initCommand(dir: string, settings: Settings): Promise<void> {
  for (const name of ["workflow_settings.yaml", "dataform.json"]) {
    if (existsSync(join(dir, name)))
      throw new UsageError(`${join(dir, name)} is there already: expected a folder without a project`);
  }
  const files = projectFiles(settings);
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    await mkdir(dirname(path), { recursive: true });
    if (!existsSync(path)) await writeFile(path, content);
    print(`wrote ${path}`);
  }
  print(`\nNow: cd ${dir} && sluice run && sluice test`);
}

const projectFiles = ({ defaultSchema, defaultDatabase }: Settings): Readonly<Record<string, string>> => ({
  "workflow_settings.yaml": `defaultProject: ${defaultDatabase}
defaultLocation: EU
defaultDataset: ${defaultSchema}
defaultAssertionDataset: assertions
`,
  ".gitignore": "node_modules/\ntarget/\n*.duckdb\n*.duckdb.wal\n*.sqlite\n.df-credentials.json\n",
  "definitions/names.sqlx": `config {
  type: "view",
  description: "Whom to greet. One row per name."
}

select name
from unnest(["Ada", "Grace"]) as name
`,
  "definitions/greetings.sqlx": `config {
  type: "table",
  description: "Greetings. One row per name.",
  columns: { name: "Whom it greets", greeting: "What it says" },
  assertions: { uniqueKey: ["name"], nonNull: ["greeting"] }
}

select name, concat("Hello, ", name) as greeting
from \${ref("names")}
`,
  "definitions/greetings_test.sqlx": `config {
  type: "test",
  dataset: "greetings"
}

input "names" {
  select "Alan" as name
}

select "Alan" as name, "Hello, Alan" as greeting
`,
});
