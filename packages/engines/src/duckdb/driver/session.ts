import { setTimeout as sleep } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { load } from "../../load/load.ts";
import type { EngineTraits } from "../../engine.ts";
import type { Target, Warehouse } from "../../warehouse.ts";
import { type Link, link } from "./connection.ts";
import { isConflict } from "./errors.ts";
import { relations } from "./relations.ts";
import { storeOf } from "./store.ts";

/** What all sessions of one database have in common. */
export interface Shared {
  readonly label: string;
  readonly traits: EngineTraits;
  readonly concurrency: number;
  acquire(): Promise<DuckDBConnection>;
  release(connection: DuckDBConnection): void;
  cancel(): void;
  close(): void;
}

const attempts = 8;

/** Outside a transaction each statement is its own. */
export const session = (shared: Shared, own: Link): Warehouse => ({
  ...within(shared, own),
  load: (plan, delivery) => transaction(shared, (session) => session.load(plan, delivery), 1),
  transaction: (work) => transaction(shared, work, 1),
});

/** A session whose transactions are the one it is in. */
const within = (shared: Shared, own: Link): Warehouse => {
  const self: Warehouse = {
    ...own,
    label: shared.label,
    traits: shared.traits,
    concurrency: shared.concurrency,
    nameOf,
    relations: () => relations(own),
    transaction: (work) => work(self),
    load: (plan, delivery) => load(storeOf(own), nameOf(plan.target), plan, delivery),
    cancel: async () => shared.cancel(),
    close: async () => shared.close(),
  };
  return self;
};

const nameOf = (target: Target): readonly string[] => [target.schema, target.name];

/** Optimistic: of two that touch the same rows or names the later fails, and is run again. */
async function transaction<T>(shared: Shared, work: (session: Warehouse) => Promise<T>, attempt: number): Promise<T> {
  const connection = await shared.acquire();
  try {
    return await attemptOn(link(connection), shared, work);
  } catch (cause) {
    if (!isConflict(cause) || attempt === attempts) throw cause;
  } finally {
    shared.release(connection);
  }
  await sleep(Math.random() * 20 * 2 ** attempt);
  return transaction(shared, work, attempt + 1);
}

async function attemptOn<T>(own: Link, shared: Shared, work: (session: Warehouse) => Promise<T>): Promise<T> {
  await own.execute("begin transaction");
  try {
    const result = await work(within(shared, own));
    await own.execute("commit");
    return result;
  } catch (cause) {
    // After a failed commit there is nothing left to roll back.
    await own.execute("rollback").catch(() => undefined);
    throw cause;
  }
}
