/** BigQuery's tables hold no NULL arrays: they are empty. */
import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

describe.each(dialects)("%s", (dialect) => {
  const { rows } = database(dialect);

  test("CREATE TABLE AS, INSERT, UPDATE and MERGE store an empty array for NULL", async () => {
    await rows(
      "create table t as select 1 as k, cast(null as array<int64>) as a union all select 2, [1, 2] order by k",
    );
    await rows("insert into t values (3, null), (4, [5]); insert into t select 5, null");
    await rows("update t set a = null where k = 4");
    const other = "select 6 as k, cast(null as array<int64>) as a";
    await rows(`merge t using (${other}) as u on t.k = u.k when not matched then insert (k, a) values (u.k, u.a)`);
    expect(await rows("select k, a is null, array_length(a) from t order by k")).toEqual([
      [1, false, 0],
      [2, false, 2],
      [3, false, 0],
      [4, false, 0],
      [5, false, 0],
      [6, false, 0],
    ]);
  });

  test("a column that INSERT leaves out", async () => {
    await rows("create table t (k int64, a array<string>); insert into t (k) values (1)");
    expect(await rows("select a, to_json_string(t) from t")).toEqual([[[], '{"k":1,"a":[]}']]);
  });

  test("within a query NULL and empty arrays stay two things", async () => {
    const arrays = "select 1 as k, cast(null as array<int64>) as a union all select 2, []";
    expect(await rows(`select a is null from (${arrays}) order by k`)).toEqual([[true], [false]]);
    await rows(`create table t as select array_agg(x) as a from unnest([1]) as x where x > 1`);
    expect(await rows("select u.a is null, t.a is null from t left join t as u on false")).toEqual([[true, false]]);
  });
});
