/** DuckDB reads a file where there is no table of a name like `shop.csv`: we never do, unless a source says so. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSession } from "@sluice/googlesql";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { DuckDBInstance } from "@duckdb/node-api";

const dir = mkdtempSync(join(tmpdir(), "sluice-files-"));
const before = process.cwd();
const names: readonly (readonly string[])[] = [
  ["shop", "csv"],
  ["shop", "f.csv"],
  ["shop", "broken.csv"],
  ["shop", "missing.csv"],
  ["shop", "parquet"],
  ["shop", "missing.parquet"],
  ["shop", "json"],
  ["shop", "broken.json"],
  ["shop", "missing.json"],
  ["shop", "*.csv"],
  ["shop", '"quoted".csv'],
  ["csv"],
  ["f.csv"],
  ["missing.csv"],
];

beforeAll(async () => {
  process.chdir(dir);
  for (const name of ["shop.csv", "shop.f.csv", "f.csv", 'shop."quoted".csv']) writeFileSync(name, "a,b\n1,2\n");
  writeFileSync("shop.broken.csv", '"a\n"b"",\0\n"');
  writeFileSync("shop.json", '{"a": 1}\n');
  writeFileSync("shop.broken.json", '{"a": \n[');
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("copy (select 1 as a) to 'shop.parquet' (format parquet)");
  // The names do what is said of them.
  expect((await connection.runAndReadAll('from "shop.csv"')).getRowsJson()).toEqual([["1", "2"]]);
  connection.closeSync();
  instance.closeSync();
});
afterAll(() => {
  process.chdir(before);
  rmSync(dir, { recursive: true, force: true });
});

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openWarehouse("duckdb::memory:");
  await warehouse.execute("create schema shop");
});
afterEach(() => warehouse.close());

const path = (name: readonly string[]) => name.map((part) => `\`${part}\``).join(".");
const quoted = (name: readonly string[]) => name.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");

test.each(names.map((name) => ({ name })))("$name is no table", async ({ name }) => {
  expect(await warehouse.describe(name)).toBeUndefined();
  expect(await warehouse.transaction((session) => session.describe(name))).toBeUndefined();
  const session = createSession(warehouse, { nameOf: (given) => given });
  for (const sql of [
    `select * from ${path(name)}`,
    `create view shop.v as select * from ${path(name)}`,
    `insert into shop.t select * from ${path(name)}`,
    `delete from ${path(name)} where true`,
  ])
    await expect(session.run(sql), sql).rejects.toThrow(/[Nn]ot found/);
  expect(await warehouse.list()).toEqual([]);
});

test.each(names.filter((name) => name.length === 2).map((name) => ({ name })))(
  "$name is a table, or a view, where there is one",
  async ({ name }) => {
    await warehouse.execute(`create table ${quoted(name)} as select 'x' as own`);
    const own = [{ name: "own", type: { kind: "STRING" } }];
    expect(await warehouse.describe(name)).toEqual({ type: "table", columns: own });
    await warehouse.execute(`drop table ${quoted(name)}; create view ${quoted(name)} as select 'x' as own`);
    expect(await warehouse.describe(name)).toEqual({ type: "view", columns: own });
  },
);
