/** A delivery where the engine can query it: the file itself, or its rows in a temporary table. */
import type { Column } from "@sluice/googlesql";
import type { Delivery } from "../delivery.ts";
import { list, quote } from "../core/names.ts";
import { refuseTooMuch } from "./refuse.ts";
import type { Staged, Store } from "./store.ts";

/** What names of these tables begin with. */
export const staging = "_sluice_stage_";
let serial = 0;
const nextName = (): string => `${staging}${++serial}`;

interface Staging {
  /** A relation that can be read only once will do. */
  readonly once: boolean;
  /** The table that it is for. */
  readonly name: readonly string[];
}

export async function stage(store: Store, delivery: Delivery, { once, name }: Staging): Promise<Staged> {
  const found = await store.inPlace?.(delivery);
  if (!found) return appended(store, delivery, name);
  if (once) return { ...found, temporary: false };
  const relation = quote(nextName());
  await store.execute(`create temp table ${relation} as select * from ${found.relation}`);
  return { relation, temporary: true, columns: found.columns };
}

async function appended(store: Store, delivery: Delivery, target: readonly string[]): Promise<Staged> {
  const { columns, copied } = delivery;
  if (!copied || !store.copy || columns.length === 0) return ofParts(store, delivery, target);
  const name = await makeTable(store, columns);
  await store.copy(quote(name), columns, copied([]));
  return { relation: quote(name), temporary: true, columns };
}

/** Rows of the same columns. */
interface Part {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A table for the rows until more columns come, then another: to add columns one by one takes some engines as much again for each. */
async function ofParts(store: Store, delivery: Delivery, target: readonly string[]): Promise<Staged> {
  const parts: Part[] = [];
  let { columns } = delivery;
  for await (const batch of delivery.batches()) {
    ({ columns } = batch);
    if (batch.rows.length === 0 || columns.length === 0) continue;
    if (parts.at(-1)?.columns.length !== columns.length) {
      refuseTooMuch(store, target, columns);
      parts.push({ name: await makeTable(store, columns), columns: [...columns] });
    }
    await store.append(nameOfLast(parts), columns, batch.rows);
  }
  const whole = await together(store, parts, columns);
  return { relation: quote(whole), temporary: true, columns };
}

const nameOfLast = (parts: readonly Part[]): string => parts.at(-1)?.name ?? "";

/** One table of all of them, in their order. */
async function together(store: Store, parts: readonly Part[], columns: readonly Column[]): Promise<string> {
  const [first, ...more] = parts;
  if (first && more.length === 0 && first.columns.length === columns.length) return first.name;
  const whole = await makeTable(store, columns);
  for (const { name, columns: its } of parts) {
    const names = list(its.map((column) => column.name));
    await store.execute(`insert into ${quote(whole)} (${names}) select ${names} from ${quote(name)}`);
    await store.execute(`drop table ${quote(name)}`);
  }
  return whole;
}

/** Where no column is known there is one all the same, which a table needs. */
async function makeTable(store: Store, columns: readonly Column[]): Promise<string> {
  const name = nextName();
  const declared = (columns.length > 0 ? columns : [none]).map((column) => carried(store, column));
  await store.execute(`create temp table ${quote(name)} (${declared.join(", ")})`);
  return name;
}

const none: Column = { name: "_", type: { kind: "BOOL" } };

const carried = (store: Store, { name, type }: Column): string => `${quote(name)} ${store.carrier(type)}`;
