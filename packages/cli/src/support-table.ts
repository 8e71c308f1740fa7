import { type Dialect, engines, functionNames } from "@sluice/googlesql";
import { aligned } from "./table.ts";

/** Every function of the registry, and which engines have it. */
export function supportTable(json: boolean): string {
  const dialects = Object.keys(engines) as Dialect[];
  const names = [...functionNames()].toSorted((a, b) => a.localeCompare(b));
  const has = (name: string) => dialects.map((dialect) => engines[dialect]?.supported.has(name));
  if (json)
    return JSON.stringify(
      names.map((name) => ({ name, engines: dialects.filter((_, at) => has(name)[at]) })),
      null,
      2,
    );
  return aligned(
    ["function", ...dialects],
    names.map((name) => [name, ...has(name).map((yes) => (yes ? "yes" : "-"))]),
  );
}
