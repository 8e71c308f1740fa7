import type { Column } from "@sluice/googlesql";
import type { Delivery, LoadPlan, LoadResult } from "../delivery.ts";
import { has, path } from "../names.ts";
import { addColumns, createTable, stampless, targetColumns } from "./columns.ts";
import { dedupe, type Loading } from "./dedupe.ts";
import { deleteAbsent, insertNew, insertRows, updateChanged } from "./merge.ts";
import type { Store } from "./store.ts";

/** A delivery into a table: the same steps on every engine. */
export async function load(
  store: Store,
  name: readonly string[],
  plan: LoadPlan,
  delivery: Delivery,
): Promise<LoadResult> {
  const before = await store.describe(name);
  const anew = before === undefined || (plan.mode === "replace" && plan.key.length === 0);
  const staged = await store.stage(delivery, anew || plan.mode === "append");
  const loading = { store, name, plan, staged, columns: targetColumns(anew ? [] : before.columns, staged.columns) };
  const result = anew ? await loadAnew(loading, before?.columns) : await loadInto(loading, before.columns);
  if (staged.temporary) await store.execute(`drop table ${staged.relation}`);
  return result;
}

/** The first delivery, or one that replaces all: straight into a table of its own. */
async function loadAnew(loading: Loading, before: readonly Column[] | undefined): Promise<LoadResult> {
  const { store, name, plan, staged } = loading;
  if (before) await store.execute(`drop table ${path(name)}`);
  await createTable(store, name, staged.columns);
  const rows = await insertRows(loading);
  const repeated = plan.mode === "append" ? 0 : await dedupe(store, path(name), plan.key);
  return {
    rows,
    inserted: rows - repeated,
    updated: 0,
    deleted: 0,
    ...difference(before ?? staged.columns, staged.columns),
  };
}

async function loadInto(loading: Loading, before: readonly Column[]): Promise<LoadResult> {
  const { store, name, plan, staged } = loading;
  const columns = difference(before, staged.columns);
  await addColumns(
    store,
    name,
    staged.columns.filter((column) => has(columns.newColumns, column.name)),
  );
  if (plan.mode === "append") {
    const rows = await insertRows(loading);
    return { rows, inserted: rows, updated: 0, deleted: 0, ...columns };
  }
  return { ...(await merge(loading)), ...columns };
}

async function merge(loading: Loading): Promise<Pick<LoadResult, "rows" | "inserted" | "updated" | "deleted">> {
  const { store, plan, staged } = loading;
  const rows = Number((await store.rows(`select count(*) from ${staged.relation}`))[0]?.[0]);
  await dedupe(store, staged.relation, plan.key);
  const deleted = plan.mode === "replace" ? await deleteAbsent(loading) : 0;
  const updated = await updateChanged(loading);
  const inserted = await insertNew(loading);
  return { rows, inserted, updated, deleted };
}

const difference = (
  before: readonly Column[],
  now: readonly Column[],
): Pick<LoadResult, "newColumns" | "missingColumns"> => {
  const [old, fresh] = [names(before), names(now)];
  return {
    newColumns: fresh.filter((name) => !has(old, name)),
    missingColumns: old.filter((name) => !has(fresh, name)),
  };
};

const names = (columns: readonly Column[]): readonly string[] => stampless(columns).map((column) => column.name);
