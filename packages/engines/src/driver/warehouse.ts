/** A warehouse of what an engine's driver gives: sessions, transactions and loading are the same on all. */
import type { EngineDialect } from "../engine.ts";
import { indexOn } from "../load/indexes.ts";
import { load } from "../load/load.ts";
import type { Loader, Store } from "../load/store.ts";
import type { Target, Warehouse } from "../warehouse.ts";
import type { Connection } from "./connection.ts";
import { mutex } from "./mutex.ts";
import { inTransaction, type Transactions } from "./transaction.ts";

export interface Database<C extends Connection> extends Transactions<C> {
  readonly dialect: EngineDialect;
  readonly label: string;
  readonly concurrency: number;
  readonly nameOf: (target: Target) => readonly string[];
  /** The connection of statements outside transactions: each is its own. */
  readonly main: C;
  readonly loader: (connection: C) => Loader;
  readonly cancel: () => Promise<void>;
  readonly snapshot?: Warehouse["snapshot"];
  readonly claim?: Warehouse["claim"];
  readonly close: () => Promise<void>;
  readonly discard?: Warehouse["discard"];
}

export function createWarehouse<C extends Connection>(database: Database<C>): Warehouse {
  const transaction = <T>(work: (session: Warehouse) => Promise<T>): Promise<T> =>
    inTransaction(database, (own) => work(sessionOn(database, own)));
  const warehouse: Warehouse = {
    ...sessionOn(database, database.main),
    load: (plan, delivery) => transaction((session) => session.load(plan, delivery)),
    transaction,
  };
  return database.dialect.traits.parallelTransactions ? warehouse : inTurn(warehouse);
}

/** A session whose transactions are the one it is in. */
function sessionOn<C extends Connection>(database: Database<C>, own: C): Warehouse {
  const { dialect, label, concurrency, nameOf, loader, cancel, close, discard, snapshot, claim } = database;
  const store: Store = { ...own, ...loader(own), declare: (type) => dialect.declare(type) };
  const session: Warehouse = {
    ...own,
    dialect,
    label,
    traits: dialect.traits,
    concurrency,
    nameOf,
    index: async (name, columns) => {
      if (dialect.traits.indexes) await own.execute(indexOn(name, columns));
    },
    load: (plan, delivery) => load(store, nameOf(plan.target), plan, delivery),
    transaction: (work) => work(session),
    cancel,
    close,
    ...(discard && { discard }),
    ...(snapshot && { snapshot }),
    ...(claim && { claim }),
  };
  return session;
}

/** On the one connection, what is outside waits for the transaction to end. */
function inTurn(warehouse: Warehouse): Warehouse {
  const next = mutex();
  return {
    ...warehouse,
    execute: (sql) => next(() => warehouse.execute(sql)),
    rows: (sql) => next(() => warehouse.rows(sql)),
    change: (sql) => next(() => warehouse.change(sql)),
    describe: (name, known) => next(() => warehouse.describe(name, known)),
    relations: () => next(() => warehouse.relations()),
    list: () => next(() => warehouse.list()),
    index: (name, columns) => next(() => warehouse.index(name, columns)),
    ...(warehouse.privateCalls && {
      privateCalls: () => next(() => warehouse.privateCalls?.() ?? Promise.resolve([])),
    }),
    load: (plan, delivery) => next(() => warehouse.load(plan, delivery)),
    transaction: (work) => next(() => warehouse.transaction(work)),
  };
}
