/** Wildcard tables: `ds.events_*` and _TABLE_SUFFIX. */
import { createSession } from "@sluice/googlesql";
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database, driver } from "./database.ts";

const events = `create schema if not exists ga;
  create or replace table ga.events_20240101 as select 1 as id, 'a' as name;
  create or replace table ga.events_20240102 as select 2 as id, 'b' as name, 2.5 as v;
  create or replace table ga.events_20240103 as select 3.5 as v, 3 as id;
  create or replace table ga.event_20240103 as select 9 as id;
  create or replace table ga.eventsx20240103 as select 9 as id;`;

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const db = database(dialect);
  const rows = (sql: string) => db.rows(`${events} ${sql}`);

  test("columns are those of the newest table, and what another has not is NULL", async () => {
    expect(await rows("select * from `ga.events_*` order by id")).toEqual([
      [null, 1],
      [2.5, 2],
      [3.5, 3],
    ]);
  });
  test("the suffix is the rest of the name, by its own name alone", async () => {
    expect(await rows("select id, _TABLE_SUFFIX, e._table_suffix from `ga.events_2024*` as e order by 1")).toEqual([
      [1, "0101", "0101"],
      [2, "0102", "0102"],
      [3, "0103", "0103"],
    ]);
    expect(await rows("select e from `ga.events_*` as e where _TABLE_SUFFIX = '20240103'")).toEqual([
      [{ v: 3.5, id: 3 }],
    ]);
  });
  test.each([
    ["_TABLE_SUFFIX between '20240102' and '20240102'", [2]],
    ["_TABLE_SUFFIX in ('20240101', '20240103') and id > 1", [3]],
    ["_TABLE_SUFFIX = '20240101' or id = 3", [1, 3]],
    ["not _TABLE_SUFFIX > format_date('%Y%m%d', date '2024-01-01')", [1]],
    ["ends_with(_TABLE_SUFFIX, '3') and _TABLE_SUFFIX < format_date('%Y%m%d', current_date())", [3]],
    ["parse_date('%Y%m%d', _TABLE_SUFFIX) >= '2024-01-02'", [2, 3]],
    ["safe_cast(_TABLE_SUFFIX as int64) = 20240101", [1]],
    ["_TABLE_SUFFIX > '2025'", []],
  ])("where %s", async (condition, ids) => {
    const found = await rows(`select id from \`ga.events_*\` where ${condition} order by id`);
    expect(found.flat()).toEqual(ids);
  });
  test("a column that is only called so chooses nothing before its query does", async () => {
    const both = (rest: string) =>
      db.rows(`select x from (select 1 as x, 'a' as _TABLE_SUFFIX ${rest}) where _TABLE_SUFFIX = 'b'`);
    expect(await both("except distinct select 2 as x, 'b' as _TABLE_SUFFIX")).toEqual([]);
    expect(await both("union all select 2 as x, 'b' as _TABLE_SUFFIX order by x limit 1")).toEqual([]);
    expect(await both("union all select 2, 'b'")).toEqual([[2]]);
  });
  test("by a variable, in a join, in a model", async () => {
    const made = `create table ga.out as select u, e.v from unnest([1, 2]) as u left join (select * from \`ga.events_2024010*\` where _TABLE_SUFFIX = s) as e on e.id = u`;
    expect(await db.rows(`declare s string default '2'; ${events} ${made}; select * from ga.out order by u`)).toEqual([
      [1, null],
      [2, 2.5],
    ]);
    const outer =
      "select u, e._TABLE_SUFFIX from unnest([1, 2]) as u left join `ga.events_*` as e on e.id = u and e._TABLE_SUFFIX = '20240102' where ifnull(e._TABLE_SUFFIX, '') <> '20240102'";
    expect(await rows(outer)).toEqual([[1, null]]);
  });
  test("a table that is made meanwhile is among them", async () => {
    await rows("select count(*) from `ga.events_*`");
    expect(
      await db.rows("create table ga.events_20240104 as select 4 as id; select count(*) from `ga.events_*`"),
    ).toEqual([[4]]);
  });
  test("a column of another type fails where it is read", async () => {
    const mixed = "create table ga.events_20240104 as select '4' as id;";
    await expect(rows(`${mixed} select id from \`ga.events_*\``)).rejects.toThrow(
      "Cannot read field 'id' of type INT64 as STRING in ga.events_20240101",
    );
    expect(await db.rows("select id from `ga.events_*` where _TABLE_SUFFIX = '20240104'")).toEqual([["4"]]);
  });
  test("what cannot be read so is said", async () => {
    await expect(rows("select * from `ga.none_*`")).rejects.toThrow("ga.none_* does not match any table");
    await expect(db.rows("delete from `ga.events_*` where true")).rejects.toThrow("can only be read");
    await expect(db.rows("create view ga.events_v as select 1 as id; select * from `ga.events_*`")).rejects.toThrow(
      "ga.events_* matches the view ga.events_v: views cannot be read by a wildcard",
    );
  });
});

test("tables that the filter leaves out are not named in what the engine gets", async () => {
  const connection = await driver();
  const session = createSession(connection);
  await session.run(events);
  const named = async (condition: string) => {
    const [sql = ""] = await session.explain(`select * from \`ga.events_*\` where ${condition}`);
    return [...sql.matchAll(/"events_(\d+)"\s+as/gi)].map(([, date]) => date);
  };
  expect(await named("_TABLE_SUFFIX between '20240102' and '20240103'")).toEqual(["20240102", "20240103"]);
  expect(await named("_TABLE_SUFFIX like '%3' and id > 1")).toEqual(["20240103"]);
  expect(await named("_TABLE_SUFFIX = '20240101' or id = 3")).toHaveLength(3);
});
