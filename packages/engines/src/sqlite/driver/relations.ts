import type { Connection } from "../../driver/connection.ts";
import type { Listed, Relation } from "../../warehouse.ts";
import { describe } from "./describe.ts";
import { targetOf } from "./targets.ts";

const query =
  "select name, type from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name";

export async function relations(rows: Connection["rows"], defaultSchema: string): Promise<readonly Relation[]> {
  const names = (await rows(query)).map(([name]) => name as string);
  const found = await Promise.all(names.map((name) => describe(rows, name)));
  return names.flatMap((name, i) => (found[i] ? [{ target: targetOf(name, defaultSchema), ...found[i] }] : []));
}

export async function list(rows: Connection["rows"], defaultSchema: string): Promise<readonly Listed[]> {
  const found = (await rows(query)) as readonly (readonly [string, Listed["type"]])[];
  return found.map(([name, type]) => ({ target: targetOf(name, defaultSchema), type }));
}
