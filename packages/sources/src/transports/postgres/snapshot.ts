/** One connection to the production database: read-only, all of a load sees the same state of it, one statement after another. */
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Where, sourceError } from "./errors.ts";

export interface Snapshot {
  /** Values as PostgreSQL's text. */
  rows(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  /** A query's columns, without its rows. */
  describe(sql: string): Promise<readonly Field[]>;
  /** What COPY … TO STDOUT sends, in its text format. */
  copy(query: string): AsyncIterable<Buffer>;
  readonly where: Where;
  close(): Promise<void>;
}

export interface Field {
  readonly name: string;
  readonly oid: number;
  readonly modifier: number;
}

export interface SnapshotOptions extends Where {
  readonly timeout?: number;
}

const TEN_MINUTES = 600_000;

/** The same text of the same value, whatever the server's settings; queries see no other than this one transaction. */
const settings = (timeout: number): string => `
  begin isolation level repeatable read, read only;
  set local statement_timeout = ${timeout};
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local client_encoding = 'UTF8'`;

export async function openSnapshot(address: string, options: SnapshotOptions): Promise<Snapshot> {
  const { label, title, timeout = TEN_MINUTES } = options;
  const where = { label, title };
  const client = await connected(address, where);
  const told = (cause: unknown) => Promise.reject(sourceError(where, cause));
  const rows = async (sql: string) =>
    (await client.query<(string | null)[]>({ text: sql, rowMode: "array", types: asText }).catch(told)).rows;
  const describe = async (sql: string) =>
    (await client.query(sql).catch(told)).fields.map(({ name, dataTypeID: oid, dataTypeModifier: modifier }) => ({
      name,
      oid,
      modifier,
    }));
  const close = () => client.end().catch(() => undefined);
  await client.query(settings(timeout)).catch(async (cause: unknown) => {
    await close();
    return told(cause);
  });
  return { rows, describe, copy: (query) => copied(client, query, where), where, close };
}

const asText = { getTypeParser: () => (text: string) => text };

async function connected(address: string, where: Where): Promise<Client> {
  try {
    const client = new Client({
      connectionString: address,
      connectionTimeoutMillis: 10_000,
      application_name: "sluice",
    });
    // A connection lost between statements fails the next one; this keeps it from being thrown besides.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (cause) {
    throw sourceError(where, cause);
  }
}

/** What breaks off on the way is an error of the stream, and so is a connection that ends. */
async function* copied(client: Client, query: string, where: Where): AsyncGenerator<Buffer> {
  const through = new PassThrough();
  const ended = () => void through.destroy(new Error("Connection terminated"));
  client.once("end", ended);
  const sent = pipeline(client.query(copyTo(`copy (${query}) to stdout`)), through);
  sent.catch(() => undefined);
  try {
    yield* through;
    await sent;
  } catch (cause) {
    throw sourceError(where, cause);
  } finally {
    client.off("end", ended);
  }
}
