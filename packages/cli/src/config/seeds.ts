/** Seeds: small files that belong to the project, a raw table each. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PlainSource } from "./plain-source.ts";

const endings = /\.(csv|tsv|json|ndjson|jsonl|parquet)(\.gz)?$/i;

/** The files of `seeds/`, by their names without ending. */
export function seedsIn(dir: string): Readonly<Record<string, Partial<PlainSource>>> {
  const folder = join(dir, "seeds");
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => endings.test(name))
        .toSorted()
    : [];
  return Object.fromEntries(names.map((name) => [name.replace(endings, ""), { path: `seeds/${name}` }]));
}
