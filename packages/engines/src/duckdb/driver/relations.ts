import type { DuckDBConnection } from "@duckdb/node-api";
import type { Connection } from "../../driver/connection.ts";
import type { Listed, Relation } from "../../warehouse.ts";
import { qualified } from "../../core/names.ts";
import { columnsIn } from "./describe.ts";

const query = `
  select table_schema, table_name, table_type from information_schema.tables
  where table_catalog = current_database() and table_schema not in ('information_schema', 'pg_catalog')
  order by all`;

export async function relations(raw: DuckDBConnection, rows: Connection["rows"]): Promise<readonly Relation[]> {
  return Promise.all((await list(rows)).map((listed) => relation(raw, listed)));
}

export async function list(rows: Connection["rows"]): Promise<readonly Listed[]> {
  const found = (await rows(query)) as readonly (readonly [string, string, string])[];
  return found.map(([schema, name, kind]) => ({ target: { schema, name }, type: kind === "VIEW" ? "view" : "table" }));
}

/** A view that can't be read any more has no columns. */
async function relation(raw: DuckDBConnection, listed: Listed): Promise<Relation> {
  const { schema, name } = listed.target;
  return { ...listed, columns: await columnsIn(raw, qualified([schema, name])).catch(() => []) };
}
