/** Golden runs: a dataset's fixtures through its pipeline, on every warehouse, against marts that were computed apart. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileProject } from "@sluice/graph";
import { namingOf, openSession, plan, run, type RunResult } from "@sluice/runner";
import { loadSources, sourceFrom, type Definition, type LoadReport } from "@sluice/sources";
import type { Warehouse } from "@sluice/engines";
import { afterAll, beforeAll, expect } from "vitest";
import { describeEngines, openFresh } from "../servers/places.ts";

const root = join(import.meta.dirname, "../..");
const graph = compileProject({ dir: root });

export interface Golden {
  readonly warehouse: () => Warehouse;
}

/** The suite on every engine, each with a warehouse of its own. */
export function onEveryWarehouse(name: string, suite: (golden: Golden) => void): void {
  describeEngines(name, (_, place) => {
    let warehouse: Warehouse;
    beforeAll(async () => {
      warehouse = await openFresh(place, { defaultSchema: "marts" });
    });
    afterAll(() => warehouse?.close());
    suite({ warehouse: () => warehouse });
  });
}

export interface Delivered {
  readonly reports: readonly LoadReport[];
  readonly result: RunResult;
}

/** Loads the files (paths below fixtures/, or addresses) in one transaction, at a time, and builds and tests what has the tag. */
export async function deliver(
  warehouse: Warehouse,
  tag: string,
  files: readonly (readonly [Definition, string])[],
  now = new Date(),
): Promise<Delivered> {
  const at = (path: string): string => (path.includes(":") ? path : resolve(root, "fixtures", path));
  const sources = files.map(([definition, path]) => sourceFrom(at(path), definition));
  const reports = await loadSources(sources, warehouse, { now });
  const result = await run(plan(graph, { tags: [tag] }), warehouse, {
    projectDir: root,
    fullRefresh: false,
    quarantine: false,
  });
  return { reports, result };
}

/** What neither succeeded nor warned. */
export const failures = ({ result }: Delivered): unknown[] =>
  result.actions
    .filter(({ status }) => status !== "SUCCESSFUL" && status !== "WARNED")
    .map(({ target, status, error }) => [target.name, status, error]);

type Row = Readonly<Record<string, unknown>>;

/** The rows that GoogleSQL gives, as `query --json` would print them. */
export const query = async (warehouse: Warehouse, sql: string): Promise<readonly Row[]> =>
  (await openSession(warehouse, namingOf(graph)).run(sql)).rows;

/** As if nothing had been loaded, for one test after another. */
export async function emptyRaw(warehouse: Warehouse, name: string): Promise<void> {
  const table = warehouse.nameOf({ schema: "raw", name });
  if (await warehouse.describe(table))
    await warehouse.execute(`delete from ${table.map((part) => `"${part}"`).join(".")}`);
}

/** Compares the mart with fixtures/<dataset>/expected/<mart>.json, or with that of another folder. */
export async function expectMart(
  warehouse: Warehouse,
  dataset: string,
  mart: string,
  key: string,
  folder = join(root, "fixtures", dataset, "expected"),
): Promise<void> {
  const wanted = JSON.parse(readFileSync(join(folder, `${mart}.json`), "utf8")) as Row[];
  const rows = await query(warehouse, `select * from marts.${mart} order by ${key}`);
  const names = Object.keys(wanted[0]!);
  const got = rows.map((row) => comparable(row, names));
  const order = sorter(key.split(", "));
  expect(got.toSorted(order)).toEqual(wanted.map((row) => comparable(row, names)).toSorted(order));
}

const comparable = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, rounded(row[name])]));

/** Sums of floats differ in their last digits with the order of adding: 12 digits are compared. */
const rounded = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

const sorter = (key: readonly string[]) => (a: Row, b: Row) => {
  const text = (row: Row) => JSON.stringify(key.map((name) => row[name]));
  return text(a) < text(b) ? -1 : 1;
};
