import type { InitFlags } from "./flags.ts";

/** By their path in the project. */
export const projectFiles = ({ defaultSchema, defaultDatabase }: InitFlags): Readonly<Record<string, string>> => ({
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
