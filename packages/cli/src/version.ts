import { readFileSync } from "node:fs";

/** Of this package, as its package.json says. */
export function version(): string {
  const path = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { readonly version: string }).version;
}
