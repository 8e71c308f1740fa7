/** The one connection to a database, over its thread. */
import type { Connection } from "../../driver/connection.ts";
import { describe } from "./describe.ts";
import { sqliteError } from "./errors.ts";
import { privateCalls } from "./private-calls.ts";
import type { Request } from "./protocol.ts";
import { list, relations } from "./relations.ts";
import type { Thread } from "./thread.ts";

export interface SqliteConnection extends Connection {
  insert(sql: string, rows: readonly (readonly unknown[])[]): Promise<void>;
}

export function connectionOn(thread: Thread, file: string, defaultSchema: string): SqliteConnection {
  const ask = (request: Request): Promise<unknown> =>
    thread.ask(request).catch((cause: unknown) => Promise.reject(sqliteError(file, cause)));
  const rows = async (sql: string) => (await ask({ kind: "rows", sql })) as readonly (readonly unknown[])[];
  return {
    rows,
    execute: async (sql) => void (await ask({ kind: "execute", sql })),
    change: async (sql) => (await ask({ kind: "change", sql })) as number,
    insert: async (sql, given) => void (await ask({ kind: "insert", sql, rows: given })),
    describe: ([name = ""]) => describe(rows, name),
    relations: () => relations(rows, defaultSchema),
    privateCalls: () => privateCalls(rows),
    list: () => list(rows, defaultSchema),
  };
}
