/** PostgreSQL: a server, a connection for each transaction. */
import { setTimeout as sleep } from "node:timers/promises";
import { traits } from "../dialect.ts";
import { installPostgres } from "../install.ts";
import type { PoolClient } from "pg";
import { load } from "../../load/load.ts";
import type { Target, Warehouse } from "../../warehouse.ts";
import { isConflict, postgresError } from "./errors.ts";
import { type Link, link } from "./link.ts";
import { connections } from "./pool.ts";
import { relations } from "./relations.ts";
import { storeOf } from "./store.ts";

const concurrency = 8;
const attempts = 8;

export async function openPostgres(url: string): Promise<Warehouse> {
  const label = labelOf(url);
  const { pool, cancel } = connections(url, concurrency + 1);
  const connect = () => pool.connect().catch((cause: unknown) => Promise.reject(postgresError(label, cause)));
  const main = await ready(connect).catch(async (cause: unknown) => {
    await pool.end();
    throw postgresError(label, cause);
  });

  /** A session whose transactions are the one it is in. */
  const within = (own: Link): Warehouse => {
    const self: Warehouse = {
      ...own,
      label,
      traits,
      concurrency,
      nameOf,
      relations: () => relations(own),
      transaction: (work) => work(self),
      load: (plan, delivery) => load(storeOf(own), nameOf(plan.target), plan, delivery),
      cancel,
      close: async () => {
        main.release();
        await pool.end();
      },
    };
    return self;
  };

  /** Of two that deadlock, or make the same schema, one fails, and is run again. */
  async function transaction<T>(work: (session: Warehouse) => Promise<T>, attempt = 1): Promise<T> {
    const client = await connect();
    const own = link(client, label);
    try {
      return await attemptOn(own, () => work(within(own)));
    } catch (cause) {
      if (!isConflict(cause) || attempt === attempts) throw cause;
    } finally {
      client.release();
    }
    await sleep(Math.random() * 20 * 2 ** attempt);
    return transaction(work, attempt + 1);
  }

  return {
    ...within(link(main, label)),
    load: (plan, delivery) => transaction((session) => session.load(plan, delivery)),
    transaction: (work) => transaction(work),
  };
}

/** A first connection, the functions put into its database. */
async function ready(connect: () => Promise<PoolClient>): Promise<PoolClient> {
  const client = await connect();
  try {
    await installPostgres(client);
    return client;
  } catch (cause) {
    client.release();
    throw cause;
  }
}

async function attemptOn<T>(own: Link, work: () => Promise<T>): Promise<T> {
  await own.execute("begin");
  try {
    const result = await work();
    await own.execute("commit");
    return result;
  } catch (cause) {
    await own.execute("rollback").catch(() => undefined);
    throw cause;
  }
}

const nameOf = (target: Target): readonly string[] => [target.schema, target.name];

/** Without user and password. */
function labelOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
