import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "./connection.ts";

/** What transactions need of an engine. */
export interface Transactions<C extends Connection> {
  /** A connection that is one transaction's alone, until it is released. */
  acquire(): Promise<C>;
  release(connection: C): void;
  /** How a transaction begins, where not by `begin`. */
  readonly begin?: string;
  /** Of two transactions that met in a table or a name this one failed: run again it may succeed. */
  isConflict?(cause: unknown): boolean;
}

const attempts = 8;

/** Runs `work` in one transaction: all of it, or nothing. After a conflict it is run again, from the beginning. */
export async function inTransaction<C extends Connection, T>(
  engine: Transactions<C>,
  work: (connection: C) => Promise<T>,
  attempt = 1,
): Promise<T> {
  const connection = await engine.acquire();
  try {
    return await attempted(connection, engine.begin ?? "begin", work);
  } catch (cause) {
    if (attempt === attempts || !engine.isConflict?.(cause)) throw cause;
  } finally {
    engine.release(connection);
  }
  await sleep(Math.random() * 20 * 2 ** attempt);
  return inTransaction(engine, work, attempt + 1);
}

async function attempted<C extends Connection, T>(
  connection: C,
  begin: string,
  work: (connection: C) => Promise<T>,
): Promise<T> {
  if (connection.begin) connection.begin();
  else await connection.execute(begin);
  try {
    const result = await work(connection);
    await connection.execute("commit");
    return result;
  } catch (cause) {
    // After a failed commit there is nothing left to roll back.
    await connection.execute("rollback").catch(() => undefined);
    throw cause;
  }
}
