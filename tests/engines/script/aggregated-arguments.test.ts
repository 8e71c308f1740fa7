/** Functions with a subquery in them, over aggregates and windows: SELECT f(ARRAY_AGG(v)). */
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database } from "./database.ts";

/** The rows by k: 1 has 2 and 3, 2 has 4. */
const t = "with t as (select 1 as k, 2 as v union all select 1, 3 union all select 2, 4)";
const total = "create temp function total(a array<int64>) as ((select sum(x) from unnest(a) as x));";

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const db = database(dialect);
  const rows = (select: string) => db.rows(`${total} ${t} ${select}`);

  test("of each group", async () => {
    expect(await rows("select k, total(array_agg(v)) + count(*) from t group by k order by k")).toEqual([
      [1, 7],
      [2, 5],
    ]);
    expect(await rows("select total(array_agg(v)) from t")).toEqual([[9]]);
    expect(await rows("select k, total(array_agg(v)) as s from t group by all order by s")).toEqual([
      [2, 4],
      [1, 5],
    ]);
  });
  test("of GROUPING SETS", async () => {
    expect(await rows("select k, total(array_agg(v)), grouping(k) from t group by rollup(k) order by k")).toEqual([
      [null, 9, 1],
      [1, 5, 0],
      [2, 4, 0],
    ]);
  });
  test("in HAVING, QUALIFY and ORDER BY", async () => {
    const chosen =
      "select total(array_agg(v)) as s, k from t where v < 5 group by k having total(array_agg(v)) > 1 qualify rank() over (order by total(array_agg(v))) < 3 order by total(array_agg(-v)), max(v)";
    expect(await rows(chosen)).toEqual([
      [5, 1],
      [4, 2],
    ]);
  });
  test("by another function", async () => {
    const twice = "create temp function twice(a array<int64>) as (total(a) * 2);";
    expect(await db.rows(`${total} ${twice} ${t} select twice(array_agg(v)) from t where k = 1`)).toEqual([[10]]);
  });
  test("over windows", async () => {
    const windows =
      "select v, total(array_agg(v) over (partition by k)) as s from t qualify total(array_agg(v) over (partition by k)) > 4 order by v desc";
    expect(await rows(windows)).toEqual([
      [3, 5],
      [2, 5],
    ]);
    expect(await rows("select k, total(array_agg(sum(v)) over (order by k)) from t group by k order by k")).toEqual([
      [1, 5],
      [2, 9],
    ]);
  });
  test("in a subquery beside the row around", async () => {
    const beside = "select v, (select total(array_agg(x * t.k)) from unnest([1, 2]) as x) from t order by v";
    expect(await rows(beside)).toEqual([
      [2, 3],
      [3, 3],
      [4, 6],
    ]);
  });
  test("what is neither grouped nor aggregated, or no place for it, is said", async () => {
    await expect(rows("select k, total(array_agg(v)) + v from t group by k")).rejects.toThrow(
      'SELECT uses column "v", which is neither grouped nor aggregated',
    );
    await expect(rows("select 1 from t where total(array_agg(v)) > 1")).rejects.toThrow(
      "aggregate function ARRAY_AGG is not allowed in WHERE",
    );
    await expect(rows("select 1 from t as u where (select v from t where u.v = max(v)) > 1")).rejects.toThrow(
      "aggregate function MAX is not allowed in WHERE",
    );
    await expect(rows("from t |> aggregate total(array_agg(v)) group by k")).rejects.toThrow(
      "an aggregate in SELECT, handed to a function that has a subquery is not supported",
    );
  });
});
