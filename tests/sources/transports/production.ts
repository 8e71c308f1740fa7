/** A production database for tests: a server with a user who may only read, and a password. */
import { Client } from "pg";
import { on, startPostgres } from "../../servers/postgres.ts";

export interface Production {
  /** As `PRODUCTION_URL` says it. */
  readonly url: string;
  readonly label: string;
  /** As its owner. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export const password = "s3cret-of-prod";

export async function startProduction(): Promise<Production> {
  const server = await startPostgres();
  const { url } = server;
  await on(url, "create database production");
  const owner = url.replace(/postgres$/, "production");
  await on(owner, `create role reader login password '${password}'`);
  await on(owner, "grant pg_read_all_data to reader");
  const label = owner.replace("sluice@", "");
  return {
    url: owner.replace("sluice@", `reader:${password}@`),
    label,
    run: (sql) => on(owner, sql),
    stop: () => server.stop(),
  };
}

/** Rows of the table that the brief describes. */
export const entityTable =
  "create table entity (entity_id bigserial primary key, created_at timestamp not null, value int)";

/** A connection of its own, for what happens meanwhile. */
export async function connection(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
