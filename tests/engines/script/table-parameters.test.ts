/** Table functions with parameters of type TABLE. */
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database } from "./database.ts";

const shares =
  "create table function d.shares(given table<k string, v float64>, least float64) as select k, v / (select sum(v) from given) as share from given where v >= least;";
const made = `create schema d; create table d.t as select 'a' as k, 1 as v, true as x union all select 'b', 3, false; ${shares}`;

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const db = database(dialect);

  test("a table, whose other columns are left out", async () => {
    expect(await db.rows(`${made} select * from d.shares(table d.t, 0) order by k`)).toEqual([
      ["a", 0.25],
      ["b", 0.75],
    ]);
  });
  test("a query, one of WITH, and one function's rows to another", async () => {
    expect(await db.rows(`${made} select * from d.shares((select k, v * 2 as v from d.t), 3)`)).toEqual([["b", 0.75]]);
    const named = "with t as (select 'c' as k, 5 as v) select s.share from d.shares(table t, 1) as s";
    expect(await db.rows(named)).toEqual([[1]]);
    const twice = "select k, share from d.shares((select k, share as v from d.shares(table d.t, 2)), 0)";
    expect(await db.rows(twice)).toEqual([["b", 1]]);
  });
  test("any table", async () => {
    const script =
      "create table function d.counted(given any table) as select count(*) as n, any_value(given) as one from given; select n, one.x from d.counted(table d.t)";
    expect(await db.rows(`${made} delete from d.t where k = 'a'; ${script}`)).toEqual([[1, false]]);
  });
  test("what does not fit is said", async () => {
    await expect(db.rows(`${made} select * from d.shares((select 1 as k), 0)`)).rejects.toThrow(
      'column "k" of type INT64 cannot be used as STRING',
    );
    await expect(db.rows("select * from d.shares((select 'a' as k), 0)")).rejects.toThrow(
      'the table has no column "v"',
    );
    await expect(db.rows("select * from d.shares(1, 0)")).rejects.toThrow("expected a table");
    await expect(db.rows("create function d.f(x any table) as (1); select d.f(1)")).rejects.toThrow(
      "TABLE can only be a parameter of a table function",
    );
  });
});
