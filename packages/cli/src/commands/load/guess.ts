/** `sluice load data/*.csv`: a source from a file's name, and what to write into the config. */
import { statSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { UsageError } from "../../errors.ts";

/** A name with a dot or a slash that is there as a file: `raw.votes` is a source. */
export const isFile = (name: string): boolean =>
  /[./\\]/.test(name) && (statSync(name, { throwIfNoEntry: false })?.isFile() ?? false);

/** A path for each source, which is called as its file is: `Orders 2024.csv.gz` is `orders_2024`. */
export function guessedFrom(paths: readonly string[]): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const path of paths) {
    const name = nameOf(path);
    const other = sources[name];
    if (other !== undefined)
      throw new UsageError(
        `${other} and ${path} would both be raw.${name}: expected --source NAME=PATH for one of them`,
      );
    sources[name] = path;
  }
  return sources;
}

function nameOf(path: string): string {
  const plain = basename(path)
    .replace(/(\.[a-z]+)(\.gz)?$/i, "")
    .toLowerCase();
  const name = plain
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `t_${name}`;
}

/** The lines that make a run load them from now on. */
export function inConfig(sources: Readonly<Record<string, string>>, dir: string): string {
  const lines = Object.entries(sources).map(
    ([name, path]) => `  ${name}: { path: ${quoted(relative(resolve(dir), resolve(path)))} }`,
  );
  return [
    "",
    "For a run to load what changed, in sluice.config.yaml (key: [column] for rows that change):",
    "",
    "sources:",
    ...lines,
  ].join("\n");
}

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));
