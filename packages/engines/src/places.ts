/** Where targets stand, and where two of them would stand in one place. */
import type { Names, Target } from "./target.ts";

/** Datasets of another database have a place of their own. */
export const schemaOf = ({ database = "", schema }: Target, { homes = [] }: Names): string =>
  database === "" || homes.includes(database) ? schema : `${database}__${schema}`;

interface Naming {
  readonly nameOf: (target: Target) => readonly string[];
  readonly foldsCase: boolean;
}

/** What an engine takes as one name. */
export function keyIn({ nameOf, foldsCase }: Naming, target: Target): string {
  const key = JSON.stringify(nameOf(target));
  return foldsCase ? key.toLowerCase() : key;
}

/** False where no two can meet on any engine: whatever one does with names, it tells at least these apart. */
export function mayMeet(targets: readonly Target[]): boolean {
  const keys = targets.map(({ database, schema, name }) => [database, schema, name].filter(Boolean).join("__"));
  return new Set(keys.map((key) => key.toLowerCase())).size < keys.length;
}

/** The first two, other than each other, that would be one table. */
export function meeting<T extends Target>(targets: readonly T[], naming: Naming): readonly [T, T] | undefined {
  const taken = new Map<string, T>();
  for (const target of targets) {
    const key = keyIn(naming, target);
    const other = taken.get(key);
    if (other !== undefined && !isSame(other, target)) return [other, target];
    taken.set(key, target);
  }
  return undefined;
}

const isSame = (one: Target, other: Target): boolean =>
  one.name === other.name && one.schema === other.schema && (one.database ?? "") === (other.database ?? "");
