/** Imports as they must be in the package: of another package of ours a path, of TypeScript the JavaScript that it becomes. */
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

interface Setting {
  /** The package that the text is of. */
  readonly own: string;
  readonly root: string;
}

const ours = /(["'])@sluice\/([a-z]+)((?:\/[\w-]+)*)\1/g;
const typeScript = /(["'])(\.{1,2}\/[^"'\n]+?)\.ts\1/g;
const besides = /(new URL\((["']))([\w-]+)\.ts(\2, import\.meta\.url\))/g;

/** `path` is where the text will be, below dist/. */
export function rewritten(text: string, path: string, { root }: Setting): string {
  return text
    .replaceAll(
      ours,
      (_, quote: string, name: string, entry: string) => `${quote}${toEntry(path, name, entry, root)}${quote}`,
    )
    .replaceAll(typeScript, "$1$2.js$1")
    .replaceAll(besides, "$1$3.js$4");
}

function toEntry(path: string, name: string, entry: string, root: string): string {
  const file = join(name, entryFile(name, entry, root)).replace(/\.ts$/, ".js");
  const found = relative(dirname(path), file);
  return found.startsWith(".") ? found : `./${found}`;
}

/** What the package's own `exports` say, `*` included. */
function entryFile(name: string, entry: string, root: string): string {
  const { exports } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as {
    readonly exports: string | Readonly<Record<string, string>>;
  };
  if (typeof exports === "string") return exports;
  const exact = exports[`.${entry}`];
  if (exact !== undefined) return exact;
  const last = entry.slice(entry.lastIndexOf("/") + 1);
  const pattern = exports[`.${entry.slice(0, -last.length)}*`];
  if (pattern === undefined) throw new Error(`packages/${name}: expected an entry .${entry} in its exports, got none`);
  return pattern.replace("*", last);
}
