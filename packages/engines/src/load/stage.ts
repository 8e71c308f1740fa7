/** A delivery where the engine can query it: the file itself, or its rows in a temporary table. */
import type { Column } from "@sluice/googlesql";
import type { Delivery } from "../delivery.ts";
import { quote } from "../core/names.ts";
import type { Staged, Store } from "./store.ts";

/** What names of these tables begin with. */
export const staging = "_sluice_stage_";
let serial = 0;
const nextName = (): string => `${staging}${++serial}`;

/** With `once`, a relation that can be read only once will do. */
export async function stage(store: Store, delivery: Delivery, once: boolean): Promise<Staged> {
  const found = await store.inPlace?.(delivery);
  if (!found) return appended(store, delivery);
  if (once) return { ...found, temporary: false };
  const relation = quote(nextName());
  await store.execute(`create temp table ${relation} as select * from ${found.relation}`);
  return { relation, temporary: true, columns: found.columns };
}

async function appended(store: Store, delivery: Delivery): Promise<Staged> {
  const name = nextName();
  await makeTable(store, name, delivery.columns);
  let { columns } = delivery;
  if (delivery.copied && store.copy && columns.length > 0) {
    await store.copy(quote(name), columns, delivery.copied([]));
    return { relation: quote(name), temporary: true, columns };
  }
  for await (const batch of delivery.batches()) {
    await widen(store, name, columns, batch.columns);
    columns = batch.columns;
    if (batch.rows.length > 0 && columns.length > 0) await store.append(name, columns, batch.rows);
  }
  return { relation: quote(name), temporary: true, columns };
}

/** Where no column is known yet there is one all the same, which a table needs. */
const makeTable = (store: Store, name: string, columns: readonly Column[]): Promise<void> =>
  store.execute(
    `create temp table ${quote(name)} (${(columns.length > 0 ? columns : [none]).map((column) => carried(store, column)).join(", ")})`,
  );

const none: Column = { name: "_", type: { kind: "BOOL" } };

async function widen(store: Store, name: string, had: readonly Column[], has: readonly Column[]): Promise<void> {
  if (had.length === 0 && has.length > 0) {
    await store.execute(`drop table ${quote(name)}`);
    return makeTable(store, name, has);
  }
  for (const column of has.slice(had.length))
    await store.execute(`alter table ${quote(name)} add column ${carried(store, column)}`);
}

const carried = (store: Store, { name, type }: Column): string => `${quote(name)} ${store.carrier(type)}`;
