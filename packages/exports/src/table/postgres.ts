import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Column } from "@sluice/googlesql";
import { ExportError } from "../error.ts";
import type { ExportReport, Mart } from "../export.ts";
import { countSql, expectAll, type Mode } from "./count.ts";
import { createTable, type Dialect } from "./ddl.ts";
import { label, noConnection, notPublished, tabSeparated } from "./rows.ts";

const dialect: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  types: {
    INT64: "bigint",
    FLOAT64: "double precision",
    NUMERIC: "numeric(38,9)",
    BIGNUMERIC: "numeric",
    BOOL: "boolean",
    STRING: "text",
    BYTES: "bytea",
    DATE: "date",
    DATETIME: "timestamp",
    TIME: "time",
    TIMESTAMP: "timestamptz",
    INTERVAL: "interval",
    JSON: "jsonb",
  },
  keyText: "text",
  inlineIndexes: false,
  options: "",
};
const { quote } = dialect;

export async function publish(url: string, mart: Mart, mode: Mode): Promise<ExportReport> {
  const to = label(url, mart.name);
  const client = await connect(url, to);
  try {
    await client.query("begin");
    for (const statement of createTable(mart, dialect)) {
      await client.query(statement);
    }
    await client.query(
      `create temporary table sluice_staged on commit drop as select * from ${quote(mart.name)} limit 0`,
    );
    await copy(client, mart);
    await merge(client, mart, mode);
    const { rows } = await client.query<{ n: unknown }>(countSql(mart, mode, dialect));
    expectAll(mart, rows[0]?.n, "is a key of its there twice, or does the table compare text otherwise?");
    await client.query("commit");
    return { to, rows: mart.rows.length };
  } catch (cause) {
    throw new ExportError("refused", notPublished(to, cause), {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

async function connect(url: string, to: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection lost between queries rejects the next one; this keeps it from being thrown besides.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw new ExportError("connection", noConnection(to, cause), { cause });
  }
}

async function copy(client: Client, mart: Mart): Promise<void> {
  const names = mart.columns.map(({ name }) => quote(name)).join(", ");
  await pipeline(
    Readable.from(tabSeparated(mart, plain)),
    client.query(copyFrom(`copy sluice_staged (${names}) from stdin`)),
  );
}

/** A value of TO_JSON as COPY reads it. */
function plain(value: unknown, { type }: Column): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (type.kind === "JSON") {
    return JSON.stringify(value);
  }
  return type.kind === "BYTES" ? `\\x${Buffer.from(String(value), "base64").toString("hex")}` : String(value);
}

async function merge(client: Client, mart: Mart, mode: Mode): Promise<void> {
  const names = mart.columns.map(({ name }) => quote(name)).join(", ");
  const target = quote(mart.name);
  if (mode === "replace") {
    await client.query(`delete from ${target}`);
  }
  await client.query(
    `insert into ${target} (${names}) select ${names} from sluice_staged${mode === "upsert" ? onConflict(mart) : ""}`,
  );
}

function onConflict(mart: Mart): string {
  const key = mart.keys.primaryKey;
  const updates = mart.columns
    .filter(({ name }) => !key.includes(name))
    .map(({ name }) => `${quote(name)} = excluded.${quote(name)}`);
  const action = updates.length > 0 ? `do update set ${updates.join(", ")}` : "do nothing";
  return ` on conflict (${key.map(quote).join(", ")}) ${action}`;
}
