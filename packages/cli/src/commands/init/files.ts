import type { InitFlags } from "./flags.ts";
import { configFor, settings } from "./settings.ts";

/** By their path in the project. */
export const projectFiles = (flags: InitFlags): Readonly<Record<string, string>> => ({
  ...settings(flags),
  "sluice.config.yaml": configFor([]),
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
