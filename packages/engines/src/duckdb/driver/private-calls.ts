import type { Connection } from "../../driver/connection.ts";
import type { PrivateCalls } from "../../warehouse.ts";

const query = `
  select schema_name, view_name, sql from duckdb_views()
  where not internal and database_name = current_database() and contains(sql, 'googlesql(')
  order by all`;

/** Views that call over the bridge, bridge.ts: other clients have no such function. */
export async function privateCalls(rows: Connection["rows"]): Promise<readonly PrivateCalls[]> {
  const found = (await rows(query)) as readonly (readonly [string, string, string])[];
  return found.map(([schema, name, sql]) => ({ name: [schema, name], functions: calledIn(sql) }));
}

const calledIn = (sql: string): readonly string[] =>
  [...new Set(Array.from(sql.matchAll(/googlesql\('\["([^"]+)"/g), ([, fn = ""]) => fn.toUpperCase()))].toSorted();
