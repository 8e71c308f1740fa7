/**
 * What a run knows of its warehouse: what stood there as it began, kept up by what its actions do. What is not known is asked of the
 * engine, which is always right and costs a look.
 */
import type { Knowledge, Standing, StoredRoutine } from "@sluice/googlesql";

type Name = readonly string[];

export interface World {
  /** Called before an action's transaction begins; what it gives is called each time that the transaction is tried. */
  begin(): () => Attempt;
}

export interface Attempt {
  readonly knowledge: Knowledge;
  /** The transaction is committed. */
  keep(): void;
}

/** What is committed, and since when, by a count of commits. */
interface Fact<T> {
  readonly is: T | undefined;
  readonly at: number;
}

/** A transaction that is open has changed it, or one has failed that had: the engine is asked. */
const unsure = { is: undefined, at: Infinity } as const;

interface Shared {
  readonly facts: Map<string, Fact<Standing>>;
  routines: Fact<readonly StoredRoutine[]>;
  commits: number;
  /** Anything may have changed: nothing is known any more. */
  lost: boolean;
}

export const keyOf = (name: Name): string => name.join("\0").toLowerCase();

/** `standing`: what there is of the tables that the run may make. Without it, where others change the warehouse too, tables are asked for. */
export function createWorld(standing?: ReadonlyMap<string, Standing>): World {
  const facts = new Map([...(standing ?? [])].map(([key, is]) => [key, { is, at: 0 }]));
  const shared: Shared = { facts, routines: { is: undefined, at: 0 }, commits: 0, lost: false };
  return {
    begin: () => {
      const since = shared.commits;
      return () => attempt(shared, since, standing !== undefined);
    },
  };
}

function attempt(shared: Shared, since: number, tables: boolean): Attempt {
  const before = <T>(fact: Fact<T> | undefined): T | undefined => (fact && fact.at <= since ? fact.is : undefined);
  const { knowledge: ofTables, keep } = attemptOnTables(shared, before);
  const none = { find: () => undefined, told: () => undefined, made: () => undefined };
  let changed = false;
  const knowledge: Knowledge = {
    ...(tables ? ofTables : none),
    forget: () => void (shared.lost = true),
    routines: () => (changed || shared.lost ? undefined : before(shared.routines)),
    toldRoutines: (is) => {
      if (!changed && shared.routines.at <= since) shared.routines = { is, at: shared.routines.at };
    },
    madeRoutines: () => {
      changed = true;
      shared.routines = unsure;
    },
  };
  return {
    knowledge,
    keep: () => {
      keep();
      if (changed) shared.routines = { is: undefined, at: shared.commits };
    },
  };
}

type OfTables = Pick<Knowledge, "find" | "told" | "made">;

function attemptOnTables(shared: Shared, before: (fact: Fact<Standing> | undefined) => Standing | undefined) {
  const { facts } = shared;
  const own = new Map<string, Standing | undefined>();
  const knowledge: OfTables = {
    find(name) {
      const key = keyOf(name);
      if (shared.lost) return undefined;
      return own.has(key) ? own.get(key) : before(facts.get(key));
    },
    told(name, is) {
      const key = keyOf(name);
      const at = facts.get(key)?.at ?? 0;
      if (own.has(key)) own.set(key, is);
      else if (before({ is, at }) && isShared(name)) facts.set(key, { is, at });
    },
    made(name, is) {
      own.set(keyOf(name), is);
      facts.set(keyOf(name), unsure);
    },
  };
  const keep = (): void => {
    shared.commits += 1;
    for (const [key, is] of own) facts.set(key, { is, at: shared.commits });
  };
  return { knowledge, keep };
}

/** A name of one part may be a session's own temporary table. */
const isShared = (name: Name): boolean => name.length > 1;
