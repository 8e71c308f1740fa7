import type { CompiledGraph } from "@sluice/graph";
import type { Warehouse } from "@sluice/engines";

/** Opens the warehouse for a project, does the work, and closes it whatever happens. */
export type Open = <T>(
  graph: Pick<CompiledGraph, "projectConfig">,
  work: (warehouse: Warehouse) => Promise<T>,
) => Promise<T>;

/** What a command does itself, where the target is an engine. */
export type Work<T> = (open: Open) => Promise<T>;

/** What a script needs of a warehouse. */
export interface Needs {
  readonly readOnly: boolean;
  /** Tables: so there must be some. */
  readonly tables: boolean;
}

/** A command as it was called, for whoever does it in our stead. */
export interface Called {
  readonly dir: string;
  readonly flags: object;
}

/**
 * Where a project is built: on an engine, where a command's own work does it, or on BigQuery, where the official CLI does it. What a
 * target can't do it refuses with a UsageError that says what does.
 */
export interface Target {
  /** On a warehouse that is made where there is none. Gives the exit code. */
  build(called: Called, work: Work<number>): Promise<number>;
  /** On the warehouse as it is, or an empty one in memory: nothing is changed. Gives the exit code. */
  plan(called: Called, work: Work<number>): Promise<number>;
  /** Gives the exit code. */
  test(called: Called, work: Work<number>): Promise<number>;
  /** On a warehouse that is made where there is none. */
  load<T>(
    work: Work<T>,
  ): Promise<T> /** On a warehouse that is there; on an empty one in memory for what only reads and needs none, on a new one for what writes. */;
  query<T>(needs: Needs, work: Work<T>): Promise<T>;
  /** On a warehouse that is there. */
  export<T>(work: Work<T>): Promise<T>;
  /** What is there. Throws where it can't be reached. */
  examine(graph: Pick<CompiledGraph, "projectConfig">): Promise<Examined>;
}

export interface Examined {
  readonly state: "ok" | "missing";
  /** In words. */
  readonly says: string;
}
