/** Our functions in SQL: macros in a schema of the database, so that a view that calls them is read by any client. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";

const folder = new URL("library/", import.meta.url);

interface Library {
  readonly sql: string;
  readonly version: string;
}

let known: Library | undefined;

const library = (): Library => (known ??= read());

function read(): Library {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const sql = files
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  return { sql, version: `sluice ${createHash("sha256").update(sql).digest("hex").slice(0, 16)}` };
}

/**
 * Puts the library into the connection's database, once, and again when it changes. What it no longer has, old views still call.
 * A database that may not be written has it beside itself: `googlesql.f` is as well the function of an attached database.
 */
export async function installLibrary(connection: DuckDBConnection, readOnly: boolean): Promise<void> {
  const { sql, version } = library();
  const found = await installed(connection);
  if (found === version || (readOnly && found !== undefined)) return;
  const place = readOnly ? "attach ':memory:' as googlesql (read_write)" : "create schema if not exists googlesql";
  const stamp = `create or replace macro googlesql.version() as '${version}'`;
  await connection.run(`begin; ${place}; ${sql}\n${stamp}; commit`);
}

async function installed(connection: DuckDBConnection): Promise<unknown> {
  try {
    return (await connection.runAndReadAll("select googlesql.version()")).getRows()[0]?.[0];
  } catch {
    return undefined;
  }
}
