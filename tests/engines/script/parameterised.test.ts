/** NUMERIC(10, 2) and STRING(3) hold what is stored to their parameters, in whichever way it comes. */
import { expect, test } from "vitest";
import { describeEngines } from "../../servers/places.ts";
import { database } from "./database.ts";

describeEngines("parameterised types", ({ name }) => {
  const { rows } = database(name);
  const table = "create table t (k int64, n numeric(5, 2), s string(3), b bytes(2));";
  const all = "select n, s from t order by k";

  test("INSERT, UPDATE and MERGE round halves away from zero", async () => {
    const values = "insert into t (k, n, s) values (1, 1.235, 'abc'), (2, -1.235, 'äöü'), (3, null, null);";
    expect(await rows(`${table} ${values} ${all}`)).toEqual([
      [1.24, "abc"],
      [-1.24, "äöü"],
      [null, null],
    ]);
    expect(await rows(`insert into t (k, n, s) select 4, numeric '7.005', 'x'; ${all}`)).toHaveLength(4);
    const merge = `merge t using (select 1 as k, numeric '9.999' as n union all select 5, numeric '0.125') as u on t.k = u.k
      when matched then update set n = u.n when not matched by target then insert (k, n) values (k, n)`;
    expect(await rows(`update t set n = 2.345 where k = 2; ${merge}; ${all}`)).toEqual([
      [10, "abc"],
      [2.35, "äöü"],
      [null, null],
      [7.01, "x"],
      [0.13, null],
    ]);
    expect(await rows("select cast(n as string) from t where k = 1")).toEqual([["10"]]);
  });

  test.each([
    "insert into t (n) values (999.995)",
    "insert into t (n) select numeric '1000'",
    "insert into t (s) values ('abcd')",
    "insert into t (s) select 'abcd'",
    "insert into t (b) values (b'abc')",
    "insert into t (s) values ('a'); update t set s = 'abcd' where true",
    "merge t using (select 'abcd' as s) as u on false when not matched then insert (s) values (s)",
    "create table u (s string(2)) as select 'abc' as s",
    "create table u (n numeric(3, 1)) as select numeric '99.95' as n",
    "create temp table u (s string(2)); insert into u values ('abc')",
    "select cast('abcd' as string(3))",
    "select cast(99.95 as numeric(3, 1))",
    "declare s string(2) default 'abc'",
    "declare s string(2); set s = 'abc'",
    "declare n numeric(3, 1); set n = 99.95",
  ])("%s fails", async (script) => {
    await rows(table);
    await expect(rows(script)).rejects.toThrow(/length|range|CHECK|cast|overflow/i);
  });

  test.each([
    [
      "create table u (n numeric(3, 1)) as select numeric '1.25' as n; insert into u values (1.35); select n from u order by 1",
      [[1.3], [1.4]],
    ],
    ["create table u (n numeric(3)); insert into u values (1.5); select n, n / 4 from u", [[2, 0.5]]],
    ["create temp table u (n numeric(3, 1)); insert into u values (1.25); select n from u", [[1.3]]],
    ["create table u (k int64, n numeric(3, 1) default 1.25); insert into u (k) values (1); select n from u", [[1.3]]],
    ["declare n numeric(3, 1) default 1.25; select n", [[1.3]]],
    ["declare n numeric(3, 1); set n = 1.35; select n", [[1.4]]],
    [
      "select safe_cast('abcd' as string(3)), safe_cast(99.95 as numeric(3, 1)), cast('äöü' as string(3))",
      [[null, null, "äöü"]],
    ],
  ])("%s", async (script, expected) => {
    expect(await rows(script)).toEqual(expected);
  });

  test("is refused where nothing would hold it", async () => {
    await expect(rows("create table u (a array<string(3)>)")).rejects.toThrow(/parameters/);
    await rows("create table u (a string)");
    await expect(rows("alter table u alter column a set data type string(3)")).rejects.toThrow(/parameters/);
    const executed = "declare s string(2); execute immediate 'select \"abc\"' into s";
    await expect(rows(executed)).rejects.toThrow(/parameters/);
  });
});
