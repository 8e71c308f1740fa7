import type { Driver } from "@sluice/googlesql";
import { dialect } from "../dialect.ts";
import { describe } from "./describe.ts";
import { sqliteError } from "./errors.ts";
import type { Request } from "./protocol.ts";
import type { Thread } from "./thread.ts";

export interface Link extends Driver {
  change(sql: string): Promise<number>;
  insert(sql: string, rows: readonly (readonly unknown[])[]): Promise<void>;
}

export function link(thread: Thread, file: string): Link {
  const ask = (request: Request): Promise<unknown> =>
    thread.ask(request).catch((cause: unknown) => Promise.reject(sqliteError(file, cause)));
  const rows = async (sql: string) => (await ask({ kind: "rows", sql })) as readonly (readonly unknown[])[];
  return {
    dialect,
    rows,
    execute: async (sql) => void (await ask({ kind: "execute", sql })),
    change: async (sql) => (await ask({ kind: "change", sql })) as number,
    insert: async (sql, given) => void (await ask({ kind: "insert", sql, rows: given })),
    describe: ([name]) => describe({ rows }, name ?? ""),
  };
}
