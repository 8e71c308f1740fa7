import type { DuckDBConnection } from "@duckdb/node-api";
import type { Connection } from "../../driver/connection.ts";
import type { Relation } from "../../warehouse.ts";
import { qualified } from "../../core/names.ts";
import { columnsIn } from "./describe.ts";

const query = `
  select table_schema, table_name, table_type from information_schema.tables
  where table_catalog = current_database() and table_schema not in ('information_schema', 'pg_catalog')
  order by all`;

export async function relations(raw: DuckDBConnection, rows: Connection["rows"]): Promise<readonly Relation[]> {
  const found = (await rows(query)) as readonly (readonly [string, string, string])[];
  return Promise.all(found.map((row) => relation(raw, row)));
}

/** A view that can't be read any more has no columns. */
async function relation(
  raw: DuckDBConnection,
  [schema, name, kind]: readonly [string, string, string],
): Promise<Relation> {
  const columns = await columnsIn(raw, qualified([schema, name])).catch(() => []);
  return { target: { schema, name }, type: kind === "VIEW" ? "view" : "table", columns };
}
