import type { Delivery, LoadPlan, LoadResult } from "../delivery.ts";
import { qualified } from "../core/names.ts";
import { addColumns, createTable, difference, stamped, stampless, targetColumns, without } from "./columns.ts";
import { dedupe } from "./dedupe.ts";
import { deleteAbsent, deleteAll, insertNew, insertRows, isUnchanged, updateChanged } from "./merge.ts";
import { stage } from "./stage.ts";
import type { Loading, Store } from "./store.ts";

type Counts = Pick<LoadResult, "rows" | "inserted" | "updated" | "deleted">;

/** A delivery into a table: the same steps on every engine. */
export async function load(
  store: Store,
  name: readonly string[],
  plan: LoadPlan,
  delivery: Delivery,
): Promise<LoadResult> {
  const there = await store.describe(name);
  const before = stampless(there?.columns ?? []);
  const staged = await stage(store, delivery, there === undefined || plan.mode === "append");
  const known = targetColumns(before, plan.columns ?? []);
  const columns = targetColumns(known, staged.columns);
  await (there ? addColumns(store, name, without(columns, before)) : createTable(store, name, columns));
  const loading = { store, name, plan, staged, columns };
  const counts = await (there ? into(loading) : first(loading));
  if (staged.temporary) await store.execute(`drop table ${staged.relation}`);
  return { ...counts, ...difference(known, staged.columns) };
}

/** Into a table of its own: nothing to compare with. */
async function first(loading: Loading): Promise<Counts> {
  const { store, name, plan } = loading;
  const rows = await insertRows(loading);
  const repeated =
    plan.mode === "append" ? 0 : await dedupe(store, qualified(name), stamped(loading.columns), plan.key);
  return { rows, inserted: rows - repeated, updated: 0, deleted: 0 };
}

function into(loading: Loading): Promise<Counts> {
  const { mode, key } = loading.plan;
  if (mode === "append") return append(loading);
  return key.length > 0 ? merge(loading) : replaceAll(loading);
}

async function append(loading: Loading): Promise<Counts> {
  const rows = await insertRows(loading);
  return { rows, inserted: rows, updated: 0, deleted: 0 };
}

async function replaceAll(loading: Loading): Promise<Counts> {
  if (await isUnchanged(loading)) return { rows: await count(loading), inserted: 0, updated: 0, deleted: 0 };
  const deleted = await deleteAll(loading);
  return { ...(await append(loading)), deleted };
}

async function merge(loading: Loading): Promise<Counts> {
  const { store, plan, staged } = loading;
  const rows = await count(loading);
  await dedupe(store, staged.relation, staged.columns, plan.key);
  const deleted = plan.mode === "replace" ? await deleteAbsent(loading) : 0;
  const updated = await updateChanged(loading);
  const inserted = await insertNew(loading);
  return { rows, inserted, updated, deleted };
}

const count = async ({ store, staged }: Loading): Promise<number> =>
  Number((await store.rows(`select count(*) from ${staged.relation}`))[0]?.[0]);
