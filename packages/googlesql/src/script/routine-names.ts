/** What a function or procedure is called, however much of its name is written. */
import type { Path } from "../ast/index.ts";
import { splitPath } from "../parser/index.ts";
import { nameOf } from "./catalog.ts";
import type { Machine } from "./machine.ts";

/** As written, for words. */
export const routineName = (path: Path): string => splitPath(path).join(".").toLowerCase();

export const routineKey = (path: Path, machine: Machine): string => keyOf(splitPath(path), machine);

/** `p.d.f` and `d.f` are one where `p.d.t` and `d.t` are one table. A bare name is only itself: it must never hide a built-in. */
const keyOf = (parts: readonly string[], machine: Machine): string =>
  (parts.length < 2 ? parts : nameOf(parts, machine)).join(".").toLowerCase();

/** The same routines, found by every way to write their names. */
export function byAnyName<Routine>(
  routines: ReadonlyMap<string, Routine>,
  machine: Machine,
): ReadonlyMap<string, Routine> {
  const key = (name: string): string => keyOf(name.split("."), machine);
  return {
    get: (name) => routines.get(key(name)),
    has: (name) => routines.has(key(name)),
    size: routines.size,
    keys: () => routines.keys(),
    values: () => routines.values(),
    entries: () => routines.entries(),
    forEach: (work) => routines.forEach(work),
    [Symbol.iterator]: () => routines[Symbol.iterator](),
  };
}
