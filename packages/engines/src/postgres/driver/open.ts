/** PostgreSQL: a server, a connection for each transaction. */
import type { Pool } from "pg";
import { createWarehouse } from "../../driver/warehouse.ts";
import { publicAddress } from "../../secrets.ts";
import type { OpenOptions, Warehouse } from "../../warehouse.ts";
import { dialect } from "../dialect.ts";
import { nameOf } from "../targets.ts";
import { claims } from "./claim.ts";
import { connectionOn, type PostgresConnection } from "./connection.ts";
import { isConflict, postgresError } from "./errors.ts";
import { loader } from "./loader.ts";
import { connections } from "./pool.ts";
import { setUp } from "./set-up.ts";

/** Beside the main connection, and that of claims. */
const concurrency = 8;

export async function openPostgres(url: string, options: OpenOptions = {}): Promise<Warehouse> {
  const label = publicAddress(url);
  const { pool, cancel } = connections(url, concurrency + 2);
  const main = await first(pool, label);
  if (options.readOnly) await main.execute("set default_transaction_read_only = on");
  const { claim, end } = claims(pool, label);
  return createWarehouse({
    dialect,
    label,
    concurrency,
    nameOf: (target) => nameOf(target, options),
    main,
    acquire: () => connect(pool, label),
    release: (connection) => connection.release(),
    isConflict,
    loader,
    claim,
    cancel,
    close: async () => {
      end();
      main.release();
      await pool.end();
    },
  });
}

async function connect(pool: Pool, label: string): Promise<PostgresConnection> {
  const client = await pool.connect().catch((cause: unknown) => Promise.reject(postgresError(label, cause)));
  return connectionOn(client, label);
}

/** A connection to a database that has our functions. */
async function first(pool: Pool, label: string): Promise<PostgresConnection> {
  try {
    await setUp(pool);
    return await connect(pool, label);
  } catch (cause) {
    await pool.end();
    throw postgresError(label, cause);
  }
}
