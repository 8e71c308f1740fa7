import { type CompiledGraph, homesOf, type Target } from "@sluice/graph";
import type { Session, SessionOptions } from "@sluice/googlesql";
import { createSession } from "@sluice/googlesql";
import type { Target as Place, Warehouse } from "@sluice/engines";

/** How the project's names lead to the warehouse's: what a path leaves out comes from the project's settings. */
export interface Naming {
  readonly place: (target: Target) => Place;
  readonly placeOf: (path: readonly string[]) => Place;
}

export function namingOf(graph: Pick<CompiledGraph, "projectConfig">): Naming {
  const { defaultSchema = "" } = graph.projectConfig ?? {};
  const homes = homesOf(graph);
  const place = ({ database, schema, name }: Target): Place => ({
    ...(database && !homes.includes(database) ? { database } : {}),
    schema: schema || defaultSchema,
    name,
  });
  const placeOf = (path: readonly string[]): Place => {
    const [name = "", schema, database] = path.toReversed();
    return place({ name, ...(schema ? { schema } : {}), ...(database ? { database } : {}) });
  };
  return { place, placeOf };
}

/** A GoogleSQL session on a warehouse (or on a transaction of it), with the project's names. */
export function openSession(warehouse: Warehouse, naming: Naming, options: SessionOptions = {}): Session {
  return createSession(warehouse, { ...options, nameOf: (path) => warehouse.nameOf(naming.placeOf(path)) });
}
