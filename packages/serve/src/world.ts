/** What every part of the API works on. */
import type { mutex, Warehouse } from "@sluice/engines";
import { createSession, type Session, type SessionOptions } from "@sluice/googlesql";
export type { Session };
import type { State } from "./state.ts";

export interface World {
  readonly warehouse: Warehouse;
  readonly state: State;
  /** One thing at a time on the warehouse. */
  readonly inTurn: ReturnType<typeof mutex>;
  /** Folders that stand for `gs://BUCKET`. */
  readonly buckets: string;
  readonly now: () => Date;
}

/** Of names without a dataset: only temporary tables have such. */
const nowhere = "_unqualified";

export interface SessionWishes extends Pick<SessionOptions, "keep" | "onResult"> {
  readonly project: string;
  readonly defaultDataset?: string | undefined;
}

/** A session with BigQuery's names: `project.dataset.table`, `dataset.table`, or `table` where there is a default dataset. */
export function sessionOn(world: World, { project, defaultDataset, ...options }: SessionWishes): Session {
  const nameOf = (path: readonly string[]): readonly string[] => {
    const [name = "", schema = defaultDataset ?? nowhere, database] = path.toReversed();
    return world.warehouse.nameOf({ schema, name, ...(database && database !== project && { database }) });
  };
  return createSession(world.warehouse, { ...options, nameOf });
}
