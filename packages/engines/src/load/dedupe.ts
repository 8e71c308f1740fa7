import type { Column } from "@sluice/googlesql";
import { has, list } from "../core/names.ts";
import type { Store } from "./store.ts";

/** Of rows with the same key the last stays. How many went. */
export async function dedupe(
  store: Store,
  table: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<number> {
  if (key.length === 0) return 0;
  const names = list(columns.map((column) => column.name).filter((name) => has(key, name)));
  await store.index?.(table, names);
  const repeated = await store.rows(`select 1 from ${table} group by ${names} having count(*) > 1 limit 1`);
  if (repeated.length === 0) return 0;
  const last = `select max(${store.rowid}) from ${table} group by ${names}`;
  return store.change(`delete from ${table} where ${store.rowid} not in (${last})`);
}
