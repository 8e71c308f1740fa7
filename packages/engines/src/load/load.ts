import type { Column } from "@sluice/googlesql";
import type { Delivery, LoadPlan, LoadResult } from "../delivery.ts";
import { fold, qualified } from "../core/names.ts";
import { addColumns, createTable, difference, stamped, stampless, targetColumns, without } from "./columns.ts";
import { copying } from "./copy.ts";
import { dedupe } from "./dedupe.ts";
import { deleteAbsent, deleteAll, insertNew, insertRows, isUnchanged, updateChanged } from "./merge.ts";
import { rising } from "./rising.ts";
import { refuseNone, refuseTooMuch } from "./refuse.ts";
import { stage } from "./stage.ts";
import type { Loading, Store } from "./store.ts";

type Counts = Pick<LoadResult, "rows" | "inserted" | "updated" | "deleted">;

/** A delivery into a table: the same steps on every engine. */
export async function load(
  store: Store,
  name: readonly string[],
  given: LoadPlan,
  delivery: Delivery,
): Promise<LoadResult> {
  await store.lock?.(qualified(name));
  const there = await store.describe(name);
  const plan = there ? await rising(store, name, given) : given;
  const before = stampless(there?.columns ?? []);
  const known = targetColumns(before, plan.columns ?? []);
  const copy = copying(store, plan, delivery, known);
  const once = there === undefined || plan.mode === "append";
  const staged = copy ? undefined : await stage(store, delivery, { once, name });
  const came = staged?.columns ?? delivery.columns;
  const columns = targetColumns(known, came);
  refuseNone(name, columns);
  refuseTooMuch(store, name, columns);
  await (there ? addColumns(store, name, without(columns, before)) : createTable(store, name, columns));
  const counts = staged
    ? await fromStage({ store, name, plan, staged, columns, came: byName(came) }, there !== undefined)
    : added((await copy?.(name)) ?? 0);
  return { ...counts, ...difference(known, came) };
}

const byName = (columns: readonly Column[]): ReadonlyMap<string, Column> =>
  new Map(columns.map((column) => [fold(column.name), column]));

async function fromStage(loading: Loading, isThere: boolean): Promise<Counts> {
  const counts = await (isThere ? into(loading) : first(loading));
  if (loading.staged.temporary) await loading.store.execute(`drop table ${loading.staged.relation}`);
  return counts;
}

const added = (rows: number): Counts => ({ rows, inserted: rows, updated: 0, deleted: 0 });

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

const append = async (loading: Loading): Promise<Counts> => added(await insertRows(loading));

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
