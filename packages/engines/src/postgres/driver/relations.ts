import type { Connection } from "../../driver/connection.ts";
import type { Listed, Relation } from "../../warehouse.ts";
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

export async function list(rows: Connection["rows"]): Promise<readonly Listed[]> {
  const found = await rows(`
    select n.nspname, c.relname, case c.relkind when 'v' then 'view' else 'table' end
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${ours}
    order by n.nspname, c.relname`);
  return (found as readonly (readonly [string, string, Listed["type"]])[]).map(([schema, name, type]) => ({
    target: { schema, name },
    type,
  }));
}
