/** One connection to PostgreSQL: statements, rows, descriptions, and rows in by COPY. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Connection } from "../../driver/connection.ts";
import { mutex } from "../../driver/mutex.ts";
import { describe } from "./describe.ts";
import { postgresError } from "./errors.ts";
import { list, relations } from "./relations.ts";

export interface PostgresConnection extends Connection {
  /** `sql` is COPY … FROM STDIN; `text` in its text format. How many rows. */
  copy(sql: string, text: Iterable<string> | AsyncIterable<Uint8Array>): Promise<number>;
  /** Gives it back to the pool. */
  release(): void;
}

export function connectionOn(client: PoolClient, label: string): PostgresConnection {
  const inTurn = mutex();
  /** The client wants one statement to end before it is given the next. */
  const told = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(work).catch((cause: unknown) => Promise.reject(postgresError(label, cause)));
  const rows = async (sql: string) => (await told(() => client.query<unknown[]>({ text: sql, rowMode: "array" }))).rows;
  return {
    rows,
    execute: async (sql) => void (await told(() => client.query(sql))),
    change: async (sql) => (await told(() => client.query(sql))).rowCount ?? 0,
    copy: async (sql, text) => {
      const heard = listened(text);
      const into = copyFrom(sql);
      const sent = told(() => pipeline(Readable.from(heard.text), client.query(into)));
      await sent.catch((error: unknown) => Promise.reject(heard.failure() ?? error));
      return into.rowCount;
    },
    describe: (name) => describe(rows, name),
    relations: () => relations(rows),
    list: () => list(rows),
    release: () => client.release(),
  };
}

/** What goes wrong where the text comes from is not this database's: it is thrown as it is. */
function listened(text: Iterable<unknown> | AsyncIterable<unknown>) {
  let failed: unknown;
  async function* passed(): AsyncGenerator {
    try {
      yield* text;
    } catch (error) {
      failed = error;
      throw error;
    }
  }
  return { text: passed(), failure: () => failed };
}
