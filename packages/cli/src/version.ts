import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const read = (): Package => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Package;

/** Of Sluice. */
export const version = (): string => read().version;

/** Of a package that is installed here. */
export function installedVersion(name: string): string | undefined {
  try {
    const path = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(path, "utf8")) as Partial<Package>).version;
  } catch {
    return undefined;
  }
}

/** Of a dependency, as it is pinned. */
export const versionOf = (name: string): string => read().dependencies[name] ?? "latest";
