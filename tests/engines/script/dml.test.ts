import { describe, expect, test } from "vitest";
import { describeEngines } from "../../servers/places.ts";
import { database } from "./database.ts";

const twice = /must match at most one source row|cannot affect row a second time/;

describeEngines("DML", ({ name }) => {
  const db = database(name);

  test("MERGE, clause by clause, the first that fits", async () => {
    const script = `create table d.t as select * from unnest([struct(1 as id, 'a' as v), (2, 'b'), (3, 'c')]);
      merge d.t t using (select * from unnest([struct(1 as id, 'x' as v), (2, 'y'), (9, 'z')])) s on t.id = s.id
      when matched and s.v = 'x' then delete
      when matched then update set v = concat(t.v, s.v)
      when not matched by target then insert (id, v) values (s.id, s.v)
      when not matched by source then update set v = 'gone';
      select id, v from d.t order by id`;
    expect(await db.rows(script)).toEqual([
      [2, "by"],
      [3, "gone"],
      [9, "z"],
    ]);
  });

  describe("two source rows for one target row", () => {
    const table = "create table d.t as select 1 as id, 0 as v;";
    const source = "(select * from unnest([struct(1 as id, 10 as v), (1, 20), (2, 30)]))";
    test.each([
      ["UPDATE", `update d.t t set v = s.v from ${source} s where t.id = s.id`],
      ["MERGE that updates", `merge d.t t using ${source} s on t.id = s.id when matched then update set v = s.v`],
      ["MERGE that deletes", `merge d.t t using ${source} s on t.id = s.id when matched then delete`],
    ])("%s fails", async (_name, statement) => {
      await expect(db.rows(table + statement)).rejects.toThrow(twice);
      expect(await db.rows("select v from d.t")).toEqual([[0]]);
    });
    test("are well where a condition leaves one", async () => {
      const merge = `merge d.t t using ${source} s on t.id = s.id when matched and s.v > 15 then update set v = s.v when not matched then insert row`;
      expect(await db.rows(`${table} ${merge}; select id, v from d.t order by id`)).toEqual([
        [1, 20],
        [2, 30],
      ]);
    });
    test("are well where nothing is changed", async () => {
      const merge = `merge d.t t using ${source} s on t.id = s.id when not matched then insert row`;
      expect(await db.rows(`${table} ${merge}; select count(*) from d.t`)).toEqual([[2]]);
    });
  });

  test("UPDATE of a field of a STRUCT", async () => {
    const script = `create table d.t (s struct<a int64, b struct<c string>>); insert into d.t values ((1, struct('x')));
      update d.t set s.b.c = 'y' where s.a = 1; select s from d.t`;
    expect(await db.rows(script)).toEqual([[{ a: 1, b: { c: "y" } }]]);
  });

  test("a statement that fails leaves nothing behind", async () => {
    const failing = "select cast(x as int64) as y from unnest(['1', 'z']) x";
    await expect(db.rows(`create table d.t as ${failing}`)).rejects.toMatchObject({ reason: "runtime" });
    await expect(db.rows("select * from d.t")).rejects.toMatchObject({ reason: "invalid" });
    await db.rows("create table d.u as select 1 as y");
    await expect(db.rows(`create or replace table d.u as ${failing}`)).rejects.toMatchObject({ reason: "runtime" });
    expect(await db.rows("select y from d.u")).toEqual([[1]]);
    const merge =
      "merge d.u using (select 2 as y) s on false when not matched by source then delete when not matched then insert values (div(1, 0))";
    await expect(db.rows(merge)).rejects.toMatchObject({ reason: "runtime" });
    expect(await db.rows("select y from d.u")).toEqual([[1]]);
  });

  test("DEFAULT in INSERT", async () => {
    const script =
      "create table d.t (a int64, b string default 'x'); insert into d.t values (1, default); insert into d.t values (2, 'y'); insert into d.t (a) values (3); select a, b from d.t order by a";
    expect(await db.rows(script)).toEqual([
      [1, "x"],
      [2, "y"],
      [3, "x"],
    ]);
  });

  test("NOT NULL is kept", async () => {
    await expect(db.rows("create table d.t (a int64 not null); insert into d.t values (null)")).rejects.toMatchObject({
      reason: "runtime",
    });
  });
});
