import { createSession, type Translation } from "@sluice/googlesql";
import { translate } from "@sluice/engines";
import { expect, test } from "vitest";
import { database, driver } from "./database.ts";

const db = database();

test("temporary tables are found by their bare name, and hide others", async () => {
  const script =
    "create temp table t as select 1 as x; insert into t values (2); create or replace temp table u as select sum(x) s from t; select s from u";
  expect(await db.rows(script)).toEqual([[3]]);
  expect(await db.rows("select count(*) from _SESSION.t")).toEqual([[2]]);
  await expect(db.rows("drop table t; select * from t")).rejects.toMatchObject({ reason: "invalid" });
});

test("INFORMATION_SCHEMA tells tables and columns", async () => {
  await db.rows(
    "create table d.t (a int64, b array<struct<c date>>); create view d.v as select a from d.t; create table e.u (x bytes)",
  );
  expect(await db.rows("select table_name, table_type from d.INFORMATION_SCHEMA.TABLES order by 1")).toEqual([
    ["t", "BASE TABLE"],
    ["v", "VIEW"],
  ]);
  const columns =
    "select c.column_name, c.ordinal_position, c.data_type from `d`.INFORMATION_SCHEMA.COLUMNS c where table_name = 't' order by 2";
  expect(await db.rows(columns)).toEqual([
    ["a", 1, "INT64"],
    ["b", 2, "ARRAY<STRUCT<c DATE>>"],
  ]);
  expect(
    await db.rows("select schema_name from INFORMATION_SCHEMA.SCHEMATA where schema_name in ('d', 'e') order by 1"),
  ).toEqual([["d"], ["e"]]);
  await expect(db.rows("select * from d.INFORMATION_SCHEMA.PARTITIONS")).rejects.toMatchObject({
    reason: "unsupported",
  });
});

test("transactions", async () => {
  const script =
    "create table d.t (a int64); begin transaction; insert into d.t values (1); rollback; begin; insert into d.t values (2); commit; select a from d.t";
  expect(await db.rows(script)).toEqual([[2]]);
});

test("within a transaction of the caller's, only ROLLBACK is refused", async () => {
  const session = createSession(await driver(), { inTransaction: true });
  expect((await session.run("begin transaction; select 1 as a; commit")).rows).toEqual([{ a: 1 }]);
  await expect(session.run("begin transaction; rollback")).rejects.toMatchObject({ reason: "unsupported" });
});

test("without `keep`, a script starts with nothing", async () => {
  const session = createSession(await driver());
  await session.run("declare a int64 default 1; create temp function f() as (1)");
  await expect(session.run("select a")).rejects.toMatchObject({ reason: "invalid" });
  await expect(session.run("select f()")).rejects.toMatchObject({ name: "GoogleSqlError" });
});

test("outputColumns runs nothing", async () => {
  const session = createSession(await driver());
  expect(await session.outputColumns("select error('x') as a, [1.5] as b")).toEqual([
    { name: "a", type: { kind: "INT64" } },
    { name: "b", type: { kind: "ARRAY", element: { kind: "FLOAT64" } } },
  ]);
});

test("explain shows what later statements read from earlier ones, and makes nothing", async () => {
  const session = createSession(await driver(), { nameOf: (path) => ["main", path.at(-1) ?? ""] });
  const sql = await session.explain(
    "create table t as select 1 as a; if true then insert into t select a + 1 from t; end if; select * from t",
  );
  expect(sql.length).toBeGreaterThanOrEqual(3);
  expect(sql.at(-1)).toMatch(/"t"/);
  await expect(session.run("select * from t")).rejects.toThrow("was not found");
});

test("a second run translates nothing", async () => {
  const entries = new Map<string, Translation>();
  const found: string[] = [];
  const cache = {
    get: (key: string) => {
      const entry = entries.get(key);
      if (entry) found.push(key);
      return entry;
    },
    set: (key: string, translation: Translation) =>
      void entries.set(key, JSON.parse(JSON.stringify(translation)) as Translation),
  };
  const script = "create or replace table main.t as select 1 as a, 'x' as b; select a, b from main.t where a = 1";
  const own = await driver();
  const first = await createSession(own, { cache }).run(script);
  const { size } = entries;
  expect(await createSession(own, { cache }).run(script)).toEqual(first);
  // The table stands now, so its creation is another statement: that one was kept too.
  expect(found).toHaveLength(2);
  expect(entries.size).toBe(size);
});

test("a table that reads itself is another translation when its columns change", async () => {
  const keys = new Set<string>();
  const cache = { get: () => undefined, set: (key: string) => void keys.add(key) };
  const session = createSession(await driver(), { cache });
  await session.run("create table main.t as select 1 as a");
  const again = "create or replace table main.t as select *, 2 as b from main.t";
  await session.run(again);
  const before = keys.size;
  await session.run("create or replace table main.t as select *, 3 as c from main.t; alter table main.t drop column b");
  const twice = keys.size;
  await session.run(again);
  expect(twice).toBeGreaterThan(before);
  expect(keys.size).toBe(twice + 1);
  expect((await session.run("select * from main.t")).columns.map(({ name }) => name)).toEqual(["a", "c", "b"]);
});

test("a table of another shape is another translation", async () => {
  const keys = new Set<string>();
  const cache = { get: () => undefined, set: (key: string) => void keys.add(key) };
  const own = await driver();
  const session = createSession(own, { cache });
  await session.run("create table main.t as select 1 as a");
  await session.run("select * from main.t");
  await session.run("alter table main.t add column b string");
  const before = keys.size;
  expect((await session.run("select * from main.t")).columns).toHaveLength(2);
  expect(keys.size).toBe(before + 1);
});

test("translate needs no connection", () => {
  const { statements, columns } = translate("create table d.t as select 1 as a; select a + 1 as b from d.t", {
    dialect: "duckdb",
  });
  expect(statements.length).toBeGreaterThanOrEqual(2);
  expect(columns).toEqual([{ name: "b", type: { kind: "INT64" } }]);
});

test("a mistyped table is guessed", async () => {
  await db.rows("create table d.orders as select 1 as a");
  await expect(db.rows("select * from d.order")).rejects.toThrow('did you mean "d.orders"');
});
