import type { Relation } from "../../warehouse.ts";
import { columnsQuery, described } from "./describe.ts";
import type { Link } from "./link.ts";

const ours = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'";

export async function relations(link: Link): Promise<readonly Relation[]> {
  const rows = await link.rows(columnsQuery(ours));
  const groups = Map.groupBy(rows, ([schema, name]) => JSON.stringify([schema, name]));
  return [...groups.values()].map((group) => ({
    target: { schema: group[0]![0] as string, name: group[0]![1] as string },
    ...described(group),
  }));
}
