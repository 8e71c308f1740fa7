import { readFileSync } from "node:fs";

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const read = (): Package => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Package;

/** Of Sluice. */
export const version = (): string => read().version;

/** Of a dependency, as it is pinned. */
export const versionOf = (name: string): string => read().dependencies[name] ?? "latest";
