/** The package.json of the public package. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  readonly version: string;
  readonly description?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
}

/** Only BigQuery needs it, and it brings an editor of 90 MB: whoever builds there has it already. */
const optionalPeers = new Set(["@dataform/cli"]);

export function manifest(root: string, packages: readonly string[]): unknown {
  const read = (path: string): Manifest => JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest;
  const all = Object.assign(
    {},
    ...packages.map((name) => read(`packages/${name}/package.json`).dependencies),
  ) as Record<string, string>;
  const names = Object.keys(all)
    .filter((name) => !name.startsWith("@sluice/"))
    .toSorted();
  const of = (wanted: (name: string) => boolean) =>
    Object.fromEntries(names.filter(wanted).map((name) => [name, all[name]]));
  const { version, exports = {} } = read("packages/cli/package.json");
  const { description, license } = read("package.json");
  return {
    name: "sluice",
    version,
    description,
    license,
    type: "module",
    bin: { sluice: "dist/cli/bin/sluice.js" },
    exports: Object.fromEntries(Object.entries(exports).map(([entry, file]) => [entry, entryOf(file)])),
    files: ["dist"],
    engines: { node: ">=22.16" },
    dependencies: of((name) => !optionalPeers.has(name)),
    peerDependencies: of((name) => optionalPeers.has(name)),
    peerDependenciesMeta: Object.fromEntries([...optionalPeers].map((name) => [name, { optional: true }])),
  };
}

function entryOf(file: string): { readonly types: string; readonly default: string } {
  const path = file.replace(/^\.\//, "dist/cli/").replace(/\.ts$/, "");
  return { types: `./${path}.d.ts`, default: `./${path}.js` };
}
