/** A load that replaces, an incremental that merges it; a store that grows, and what folds it in. */
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export const files: Readonly<Record<string, string>> = {
  "workflow_settings.yaml": "defaultProject: p\ndefaultDataset: marts\ndefaultAssertionDataset: checks\n",
  "sluice.config.ts": `import { sourceFrom } from "${root}/packages/sources/src/index.ts";
export default { sources: {
  votes: sourceFrom("votes.ndjson", { name: "votes", tags: ["votes"], key: ["id"] }),
  things: sourceFrom("raw:store", { name: "things", tags: ["things"], key: [], mode: "append", columns: ["id", "n"] }),
} };`,
  "definitions/raw.js": `declare({ schema: "raw", name: "votes", tags: ["votes"] });
declare({ schema: "raw", name: "things", tags: ["things"] });`,
  "definitions/counted.sqlx": `config { type: "incremental", uniqueKey: ["id"], tags: ["votes"], assertions: { uniqueKey: ["id"] },
  columns: { id: { description: "Whose vote.", tags: ["primary_key"] } } }
select id, cast(n as int64) as n from \${ref("raw", "votes")}`,
  "definitions/sums.sqlx": `config { type: "incremental", uniqueKey: ["id"], tags: ["things"] }
pre_operations {
  declare folded timestamp default \${when(incremental(), \`(select max(loaded_at) from \${self()})\`, "cast(null as timestamp)")}
}
select id, cast(n as int64) as n, _loaded_at as loaded_at from \${ref("raw", "things")}
where folded is null or _loaded_at > folded`,
};
