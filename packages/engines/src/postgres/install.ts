/** Our functions in a database: a schema of their own, put there once, and again when they change. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** What this package needs of a client: `pg`'s, or another's. */
export interface PostgresClient {
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
}

const folder = new URL("library/", import.meta.url);

interface Library {
  readonly sql: string;
  readonly version: string;
}

let known: Library | undefined;

function library(): Library {
  known ??= read();
  return known;
}

function read(): Library {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const sql = files
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  return { sql, version: `sluice ${createHash("sha256").update(sql).digest("hex").slice(0, 16)}` };
}

const COMMENT = "select obj_description(to_regnamespace('googlesql'), 'pg_namespace') as comment";

/** A number of our own, so that of two that install at once one waits. */
const LOCK = 7_315_226_011;

export async function installPostgres(client: PostgresClient): Promise<void> {
  if (await isCurrent(client)) return;
  await client.query("begin");
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    if (!(await isCurrent(client))) await install(client);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw cause;
  }
}

async function isCurrent(client: PostgresClient): Promise<boolean> {
  const { rows } = await client.query(COMMENT);
  return (rows[0] as { readonly comment?: unknown }).comment === library().version;
}

async function install(client: PostgresClient): Promise<void> {
  const { sql, version } = library();
  await client.query("create schema if not exists googlesql");
  await client.query("set local check_function_bodies = off");
  await client.query(sql);
  await client.query(`comment on schema googlesql is '${version}'`);
}
