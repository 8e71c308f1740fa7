import type { Pool, PoolClient } from "pg";
import type { Warehouse } from "../../warehouse.ts";
import { postgresError } from "./errors.ts";

interface Claims {
  readonly claim: NonNullable<Warehouse["claim"]>;
  /** Gives back what was not. */
  readonly end: () => void;
}

/** By advisory locks of one connection each, which the server lets go with it. In one order: two that want the same never wait for each other. */
export function claims(pool: Pool, label: string): Claims {
  const held = new Set<PoolClient>();
  const give = (client: PoolClient): void => {
    if (held.delete(client)) client.release(true);
  };
  async function claim(names: readonly string[], onWait: () => void): Promise<() => Promise<void>> {
    const client = await pool.connect().catch((cause: unknown) => Promise.reject(postgresError(label, cause)));
    held.add(client);
    try {
      for (const name of [...new Set(names)].toSorted()) await take(client, name, onWait);
    } catch (cause) {
      give(client);
      throw postgresError(label, cause);
    }
    return async () => {
      await client.query("select pg_advisory_unlock_all()").catch(() => undefined);
      give(client);
    };
  }
  return { claim, end: () => held.forEach(give) };
}

async function take(client: PoolClient, name: string, onWait: () => void): Promise<void> {
  const key = "hashtextextended('sluice ' || $1, 0)";
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${key}) as taken`, [name]);
  if (rows[0]?.taken) return;
  onWait();
  await client.query(`select pg_advisory_lock(${key})`, [name]);
}
