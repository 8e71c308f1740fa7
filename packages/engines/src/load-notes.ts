/**
 * Which load each raw table is of, in the warehouse itself and in the load's own transaction: what is loaded is noted, and what is noted
 * is loaded, whenever the process dies.
 */
import { randomUUID } from "node:crypto";
import { qualified, quoted } from "./core/names.ts";
import type { Target, Warehouse } from "./warehouse.ts";

const tableOf = (warehouse: Warehouse): readonly string[] => warehouse.nameOf({ schema: "raw", name: "_loads" });

const keyOf = (warehouse: Warehouse, target: Target): string => warehouse.nameOf(target).join(".");

/** Notes that these tables were changed. Call it in the transaction that changes them. */
export async function noteLoads(session: Warehouse, targets: readonly Target[]): Promise<void> {
  if (targets.length === 0) return;
  const name = tableOf(session);
  if ((await session.describe(name)) === undefined) await make(session, name);
  // In one order: two that note the same never wait for each other.
  for (const key of [...new Set(targets.map((target) => keyOf(session, target)))].toSorted()) {
    const values = [key, randomUUID()].map(quoted).join(", ");
    await session.execute(
      `insert into ${qualified(name)} (name, load) values (${values}) on conflict (name) do update set load = excluded.load`,
    );
  }
}

async function make(session: Warehouse, name: readonly string[]): Promise<void> {
  const [schema, ...rest] = name;
  if (schema !== undefined && rest.length > 0)
    await session.execute(`create schema if not exists ${qualified([schema])}`);
  await session.execute(`create table if not exists ${qualified(name)} (name text primary key, load text)`);
}

/** What was noted of a table's last load: another text after each that changed it. */
export async function loadNotes(warehouse: Warehouse): Promise<(target: Target) => string | undefined> {
  const name = tableOf(warehouse);
  const there = await warehouse.describe(name);
  const rows = there ? await warehouse.rows(`select name, load from ${qualified(name)}`) : [];
  const notes = new Map(rows as readonly (readonly [string, string])[]);
  return (target) => notes.get(keyOf(warehouse, target));
}
