/** Tables that can't be made, told before an engine says it in its own words, or cuts a name off. */
import type { Column } from "@sluice/googlesql";
import { WarehouseError } from "../error.ts";
import { stamped } from "./columns.ts";
import type { Store } from "./store.ts";

export function refuseNone(name: readonly string[], columns: readonly Column[]): void {
  if (columns.length > 0) return;
  throw refused(
    name,
    "expected records, got none, and nothing says which columns the table has: give the source a key or columns",
  );
}

export function refuseTooMuch({ most }: Store, name: readonly string[], columns: readonly Column[]): void {
  if (!most) return;
  const all = stamped(columns);
  if (all.length > most.columns)
    throw refused(
      name,
      `expected ${most.columns} columns at most, _loaded_at and _source among them, got ${all.length}: load fewer, or into another engine`,
    );
  if (most.nameBytes !== undefined) refuseLong(most.nameBytes, name, columns);
}

function refuseLong(most: number, name: readonly string[], columns: readonly Column[]): void {
  const long = [...name, ...columns.map((column) => column.name)].find((named) => Buffer.byteLength(named) > most);
  if (long === undefined) return;
  throw refused(
    name,
    `expected names of ${most} bytes at most, got "${long}", which has ${Buffer.byteLength(long)}: give it a shorter one, or load into another engine`,
  );
}

const refused = (name: readonly string[], why: string): WarehouseError =>
  new WarehouseError("statement", `${name.join(".")}: ${why}`);
