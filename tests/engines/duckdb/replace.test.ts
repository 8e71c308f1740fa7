import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, open } from "../../../packages/engines/src/database.ts";

let database: Database;

beforeEach(async () => {
  database = await open();
  await database.query("create table marts.t as select 1 as id, 'a' as name union all select 2, 'b'");
});

afterEach(() => database.close());

const rows = async (): Promise<readonly unknown[]> => (await database.query("select * from marts.t order by id")).rows;

test("CREATE OR REPLACE TABLE may read what it replaces", async () => {
  await database.query("create or replace table marts.t as select id, upper(name) as name from marts.t where id > 1");
  expect(await rows()).toEqual([{ id: 2, name: "B" }]);
});

test("with a key and columns of its own too", async () => {
  await database.query(
    "create or replace table marts.t (id int64 not null, name string, primary key (id) not enforced) as select id + 1, name from marts.t",
  );
  expect(await rows()).toEqual([
    { id: 2, name: "a" },
    { id: 3, name: "b" },
  ]);
});

test("a view becomes a table of its own rows", async () => {
  await database.query("create view marts.v as select id from marts.t");
  await database.query("create or replace table marts.v as select id * 10 as id from marts.v");
  expect((await database.query("select * from marts.v order by id")).rows).toEqual([{ id: 10 }, { id: 20 }]);
});

test("a query that fails leaves the table as it was", async () => {
  await expect(
    database.query("create or replace table marts.t as select cast(name as int64) as id, name from marts.t"),
  ).rejects.toThrow("a");
  expect(await rows()).toHaveLength(2);
});

test("IF NOT EXISTS … AS leaves what stands there alone", async () => {
  await database.query("create table if not exists marts.t (id int64 not null, name string) as select 3, 'c'");
  expect(await rows()).toHaveLength(2);
});
