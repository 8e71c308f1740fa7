/** One connection to PostgreSQL: statements, rows, descriptions, and rows in by COPY. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Driver } from "@sluice/googlesql";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { dialect } from "../dialect.ts";
import { describe } from "./describe.ts";
import { postgresError } from "./errors.ts";

export interface Link extends Driver {
  change(sql: string): Promise<number>;
  /** `sql` is COPY … FROM STDIN; `text` in its text format. */
  copy(sql: string, text: Iterable<string>): Promise<void>;
}

export function link(client: ClientBase, label: string): Link {
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => Promise.reject(postgresError(label, cause)));
  const rows = async (sql: string) => (await told(client.query<unknown[]>({ text: sql, rowMode: "array" }))).rows;
  return {
    dialect,
    rows,
    execute: async (sql) => void (await told(client.query(sql))),
    change: async (sql) => (await told(client.query(sql))).rowCount ?? 0,
    copy: (sql, text) => told(pipeline(Readable.from(text), client.query(copyFrom(sql)))),
    describe: (name) => describe({ rows }, name),
  };
}
