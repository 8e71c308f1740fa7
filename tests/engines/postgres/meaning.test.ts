/** Where PostgreSQL would mean another thing. */
import { expect, it } from "vitest";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { world } from "./world.ts";

describeWith("GoogleSQL's meaning on PostgreSQL", postgresBinary, () => {
  const { rows } = world();

  it.each([
    ["7 / 2", 3.5],
    ["concat('a', null)", null],
    ["greatest(1, null, 3)", null],
    ["'B' < 'a'", true],
    ["cast('NaN' as float64) = cast('NaN' as float64)", false],
    ["cast(2.5 as int64)", 3],
    ["cast(0.1 + 0.7 as string)", "0.79999999999999993"],
    ["date_trunc(date '2024-01-03', week)", "2023-12-31"],
    ["extract(dayofweek from date '2024-01-07')", 1],
    ["timestamp_diff('2024-01-02 01:00:00+00', '2024-01-01 23:00:00+00', day)", 0],
    ["date_diff('2024-01-01', '2023-12-31', year)", 1],
    ["datetime(timestamp '2024-07-01 00:00:00+00', '+05:30')", "2024-07-01T05:30:00"],
    ["iferror(1 / 0, -1.0)", -1],
    ["safe.parse_date('%Y', 'x')", null],
    ["safe_cast('9223372036854775808' as int64)", null],
    ["regexp_extract('a=1;b=2', r'(\\w)=2')", "b"],
    ["upper('é')", "É"],
    ["array_length(array(select x from unnest([3, 1, 2]) as x where x > 1))", 2],
    ["struct(1, null) = struct(1, 2)", null],
    // Google's own example.
    ["farm_fingerprint('foo')", "6150913649986995171"],
    ["to_hex(sha1('abc'))", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["cast(1 as numeric) / 3", 0.333333333],
    ["to_json_string(struct(1 as b, 'x' as a))", '{"b":1,"a":"x"}'],
  ])("%s is %s", async (sql, expected) => {
    expect(await rows(`select ${sql} as v`)).toEqual([[expected]]);
  });

  it.each([
    ["9223372036854775807 + 1", /overflow/],
    ["1 / (select 0)", /division by zero/],
    ["cast('x' as int64)", /Bad int64 value: x/],
    ["[1][offset(1)]", /out of bounds/],
    ["timestamp('2024-01-01', 'Nowhere/Else')", /time zone/i],
    ["(select x from unnest([1, 2]) as x)", /more than one row/],
  ])("%s fails", async (sql, message) => {
    await expect(rows(`select ${sql} as v`)).rejects.toThrow(message);
  });

  it.each([
    ["regexp_extract('foobar', 'foo|foobar')", /REGEXP_EXTRACT by the pattern/],
    ["regexp_contains('a', r'\\pL')", /REGEXP_CONTAINS by the pattern/],
    ["net.host('http://a.b')", /NET.HOST is not supported on postgres/],
  ])("%s is refused", async (sql, message) => {
    await expect(rows(`select ${sql} as v`)).rejects.toThrow(message);
  });

  it("detaches an aggregate from what may fail, where a subquery has aggregates of its own too", async () => {
    const sum = "iferror(sum(x) + (select max(y) from unnest([1, 2]) as y), 0)";
    expect(await rows(`select ${sum} as v from unnest([1, 2, 3]) as x`)).toEqual([[8]]);
    expect(
      await rows(`select iferror(sum(x) / (select min(y) from unnest([0, 2]) as y), -1.0) as v from unnest([1]) as x`),
    ).toEqual([[-1]]);
  });

  it("orders texts by code points, NULL first, NaN before numbers", async () => {
    const texts = "select x from unnest(['b', 'B', null, 'é', 'a']) as x order by x";
    expect(await rows(texts)).toEqual([[null], ["B"], ["a"], ["b"], ["é"]]);
    const floats = "select x from unnest([1.0, cast('nan' as float64), -1.0]) as x order by x";
    expect(await rows(floats)).toEqual([["NaN"], [-1], [1]]);
  });

  it("passes over NULL in windows", async () => {
    const sql = `select n, last_value(x ignore nulls) over (order by n), lag(x ignore nulls) over (order by n)
      from unnest([struct(1 as n, 'a' as x), (2, null), (3, 'c'), (4, null)]) order by n`;
    expect(await rows(sql)).toEqual([
      [1, "a", null],
      [2, "a", "a"],
      [3, "c", "a"],
      [4, "c", "c"],
    ]);
  });

  it("merges rows that the source lacks, in one statement", async () => {
    const sql = `create table main.target as select * from unnest([struct(1 as id, 'old' as v), (2, 'gone'), (3, 'kept')]);
      merge main.target t using (select 1 as id, 'new' as v union all select 4, 'added') s on t.id = s.id
      when matched then update set v = s.v
      when not matched then insert (id, v) values (s.id, s.v)
      when not matched by source and t.id = 2 then delete
      when not matched by source then update set v = concat(t.v, '!');
      select id, v from main.target order by id`;
    expect(await rows(sql)).toEqual([
      [1, "new"],
      [3, "kept!"],
      [4, "added"],
    ]);
  });

  it("raises where UPDATE finds two rows for one", async () => {
    const sql = `create table main.twice as select 1 as id, 0 as v;
      update main.twice t set v = s.v from unnest([struct(1 as id, 1 as v), (1, 2)]) s where t.id = s.id`;
    await expect(rows(sql)).rejects.toThrow(/second time/);
  });
});
