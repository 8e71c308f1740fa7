import type { Connection } from "../../driver/connection.ts";
import type { Relation } from "../../warehouse.ts";
import { columnsQuery, described } from "./describe.ts";

const ours = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'";

export async function relations(rows: Connection["rows"]): Promise<readonly Relation[]> {
  const found = await rows(columnsQuery(ours));
  const groups = Map.groupBy(found, ([schema, name]) => JSON.stringify([schema, name]));
  return [...groups].map(([key, group]) => {
    const [schema, name] = JSON.parse(key) as [string, string];
    return { target: { schema, name }, ...described(group) };
  });
}
