/** Statements that make and change tables, on every engine. */
import { engines } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, type Databases, databases } from "../conformance/databases.ts";

describe.each(engines.map(({ name }) => name))("%s", (dialect) => {
  let all: Databases;
  let database: Database;

  beforeAll(async () => {
    all = databases(dialect);
    database = await all.fresh();
  });

  afterAll(async () => {
    await database?.close();
    await all?.stop();
  });

  const rows = async (sql: string) => (await database.run(sql)).rows.map((row) => Object.values(row));

  test("a table that is replaced leaves those with similar names alone", async () => {
    await database.run("create table _new_kept as select 1 as a; create table _kept as select 2 as a");
    await database.run(
      "create table kept as select 3 as a; create or replace table kept as select a + 1 as a from kept",
    );
    expect(await rows("select (select a from _new_kept), (select a from _kept), (select a from kept)")).toEqual([
      [1, 2, 4],
    ]);
  });

  test("long names that begin alike, each replaced", async () => {
    const long = "a_rather_long_name_of_a_table_that_begins_as_another_does";
    for (const end of ["_1", "_2"]) await database.run(`create table ${long}${end} as select 0 as a`);
    for (const end of ["_1", "_2"])
      await database.run(`create or replace table ${long}${end} as select ${end.slice(1)} as a`);
    expect(await rows(`select (select a from ${long}_1), (select a from ${long}_2)`)).toEqual([[1, 2]]);
  });

  test("a table with rules is replaced by a query of itself", async () => {
    await database.run(
      "create table ruled (a int64 not null, s string(3)); insert into ruled (a, s) values (1, 'abc')",
    );
    await database.run(
      "create or replace table ruled (a int64 not null, s string(3)) as select a + 1 as a, 'x' as s from ruled",
    );
    expect(await rows("select a, s from ruled")).toEqual([[2, "x"]]);
    await expect(database.run("insert into ruled (a, s) values (null, 'y')")).rejects.toThrow(/null/i);
    expect(await rows("select count(*) from ruled")).toEqual([[1]]);
  });

  test("a view gives way to a table, and a table to a view", async () => {
    await database.run("create view changing as select 1 as a; create or replace table changing as select 2 as a");
    await database.run("insert into changing (a) values (3); create or replace view changing as select 4 as a, 5 as b");
    expect(await rows("select a, b from changing")).toEqual([[4, 5]]);
  });

  test("a table made if it is not there keeps its types, and is left alone if it is", async () => {
    for (const items of ["[1, 2]", "[3]"])
      await database.run(
        `create table if not exists listed (xs array<int64>); insert into listed (xs) values (${items})`,
      );
    expect(await rows("select xs[offset(0)] from listed order by 1")).toEqual([[1], [3]]);
    await database.run("create table if not exists filled as select [7] as xs");
    await database.run("create table if not exists filled as select [8] as xs");
    expect(await rows("select xs[offset(0)] from filled")).toEqual([[7]]);
  });

  test("a temporary table, described and replaced", async () => {
    const made = "create or replace temp table passing (xs array<int64> options (description = 'items')) as select";
    const script = `${made} [1] as xs; ${made} [2, 3] as xs; select xs[offset(1)] from passing`;
    expect(await rows(script)).toEqual([[3]]);
  });

  test("MERGE, clause by clause", async () => {
    await database.run(
      "create table target (k int64, v string); insert into target (k, v) values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')",
    );
    await database.run(`
      merge target as t using (select 1 as k, 'A' as v union all select 2, null union all select 5, 'E') as s on t.k = s.k
      when matched and s.v is null then delete
      when matched then update set v = concat(t.v, s.v)
      when not matched then insert row
      when not matched by source and t.k = 4 then delete
      when not matched by source then update set v = 'left'`);
    expect(await rows("select k, v from target order by k")).toEqual([
      [1, "aA"],
      [3, "left"],
      [5, "E"],
    ]);
  });

  test("a row that two rows of the source want is an error, and nothing is changed", async () => {
    await database.run("create table once (k int64, v int64); insert into once (k, v) values (1, 0)");
    const source = "(select 1 as k, 1 as v union all select 1, 2) as s";
    await expect(
      database.run(`merge once as t using ${source} on t.k = s.k when matched then update set v = s.v`),
    ).rejects.toThrow(/must match at most one|a second time/);
    await expect(database.run(`update once as t set v = s.v from ${source} where t.k = s.k`)).rejects.toThrow(
      /must match at most one|a second time/,
    );
    expect(await rows("select k, v from once")).toEqual([[1, 0]]);
    // Where a condition leaves one of the two, there is no doubt.
    await database.run(`merge once as t using ${source} on t.k = s.k when matched and s.v = 2 then update set v = s.v`);
    expect(await rows("select k, v from once")).toEqual([[1, 2]]);
  });

  test("columns come, go and change their names", async () => {
    await database.run("create table altered as select 1 as a, 2 as b");
    await database.run("alter table altered add column c string, drop column b, rename column a to d");
    await database.run("insert into altered (d, c) values (2, 'x'); alter table altered rename to renamed");
    expect(await rows("select d, c from renamed order by d")).toEqual([
      [1, null],
      [2, "x"],
    ]);
  });
});
