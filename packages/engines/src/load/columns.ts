import type { Column } from "@sluice/googlesql";
import { fold, qualified, quote } from "../core/names.ts";
import type { Store } from "./store.ts";

/** Where from and when: every raw table has these two. */
const stamps: readonly Column[] = [
  { name: "_loaded_at", type: { kind: "TIMESTAMP" } },
  { name: "_source", type: { kind: "STRING" } },
];

export const stamped = (columns: readonly Column[]): readonly Column[] => [...columns, ...stamps];

export const stampless = (columns: readonly Column[]): readonly Column[] =>
  columns.filter((column) => !stamps.some((stamp) => stamp.name === column.name));

/** Those of `columns` that are not among `others`. */
export const without = (columns: readonly Column[], others: readonly Column[]): readonly Column[] => {
  const names = new Set(others.map((column) => fold(column.name)));
  return columns.filter((column) => !names.has(fold(column.name)));
};

/** Those there are, and those that come new. */
export const targetColumns = (before: readonly Column[], came: readonly Column[]): readonly Column[] =>
  stampless([...before, ...without(came, before)]);

/** What to tell of columns. Where nothing was known before, nothing is new. */
export const difference = (known: readonly Column[], came: readonly Column[]) => ({
  newColumns: known.length === 0 ? [] : stampless(without(came, known)).map((column) => column.name),
  missingColumns: without(known, came).map((column) => column.name),
});

export async function createTable(store: Store, name: readonly string[], columns: readonly Column[]): Promise<void> {
  const [schema, table] = name;
  if (schema !== undefined && table !== undefined) await store.execute(`create schema if not exists ${quote(schema)}`);
  const declared = stamped(columns).map((column) => declaration(store, column));
  await store.execute(`create table ${qualified(name)} (\n  ${declared.join(",\n  ")}\n)`);
}

/** So many new columns are added to the table as it is. */
const few = 32;

export async function addColumns(store: Store, name: readonly string[], columns: readonly Column[]): Promise<void> {
  if (store.widen && columns.length > few) return store.widen(qualified(name), columns);
  for (const column of columns)
    await store.execute(`alter table ${qualified(name)} add column ${declaration(store, column)}`);
}

const declaration = (store: Store, column: Column): string => `${quote(column.name)} ${store.declare(column.type)}`;
