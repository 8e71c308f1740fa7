import type { Relation } from "../../warehouse.ts";
import { describe } from "./describe.ts";
import type { Link } from "./link.ts";
import { targetOf } from "./names.ts";

const query =
  "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name";

export async function relations(link: Link, defaultSchema: string): Promise<readonly Relation[]> {
  const names = (await link.rows(query)).map(([name]) => name as string);
  const found = await Promise.all(names.map((name) => describe(link, name)));
  return names.flatMap((name, i) => (found[i] ? [{ target: targetOf(name, defaultSchema), ...found[i] }] : []));
}
