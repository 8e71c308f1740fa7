import { describe, expect, test } from "vitest";
import { showFrom, showQuery } from "./show.ts";
import { columnsOf, query, refusal, select } from "./world.ts";

const from = (sql: string): string => showFrom(select(sql).from!);
const shown = (sql: string): string => showQuery(query(sql));

describe("tables", () => {
  test("bare, qualified and backticked names find the same table", () => {
    expect(from("select 1 from votes")).toBe("marts.votes votes");
    expect(from("select 1 from marts.votes")).toBe("marts.votes votes");
    expect(from("select 1 from `p.marts.votes` v")).toBe("marts.votes v");
  });

  test("a backticked path qualifies columns as it is written, unless it has an alias", () => {
    const named = shown("select votes.vote_id from `marts.votes`");
    expect(shown("select `marts.votes`.`vote_id` from `marts.votes`")).toBe(named);
    expect(refusal("select `marts.votes`.vote_id from `marts.votes` as v").message).toContain(
      '"marts.votes" is no table',
    );
    expect(refusal("select `other.votes`.vote_id from `marts.votes`").message).toContain('"other.votes" is no table');
  });

  test("a table used twice has two aliases in the tree", () => {
    expect(from("select 1 from votes where exists (select 1 from votes)")).toBe("marts.votes votes");
    expect(shown("select exists (select 1 from votes) as x from votes")).toBe(
      "select exists{select 1 as f0_ from marts.votes votes_1} as x from marts.votes votes",
    );
  });

  test("an unknown table is refused with its nearest name", () => {
    expect(refusal("select 1 from vots")).toEqual({
      reason: "invalid",
      message: 'table "vots" was not found: did you mean "votes"?',
      at: "vots",
    });
  });

  test("one alias is used once in a FROM", () => {
    expect(refusal("select 1 from votes, votes").message).toBe('table alias "votes" is used twice in the same FROM');
  });
});

describe("joins", () => {
  test("USING gives one column, first", () => {
    expect(columnsOf("select * from posts join votes using (post_id)")).toMatch(
      /^post_id INT64, title STRING, .*score FLOAT64, vote_id INT64, voted_on DATE, weight NUMERIC$/,
    );
  });

  test("USING takes the side that is always there", () => {
    expect(shown("select post_id from posts left join votes using (post_id)")).toContain("select posts.post_id as");
    expect(shown("select post_id from posts right join votes using (post_id)")).toContain("select votes.post_id as");
    expect(shown("select post_id from posts full join votes using (post_id)")).toContain(
      "select coalesce(posts.post_id, votes.post_id) as post_id",
    );
  });

  test("both sides stay reachable by their table", () => {
    expect(shown("select v.post_id from posts p join votes v using (post_id)")).toBe(
      "select v.post_id as post_id from marts.posts p inner marts.votes v on eq(p.post_id, v.post_id)",
    );
  });

  test("ON sees both sides; a name of both is ambiguous", () => {
    expect(from("select 1 from posts p join votes v on p.post_id = v.post_id")).toBe(
      "marts.posts p inner marts.votes v on eq(p.post_id, v.post_id)",
    );
    expect(refusal("select post_id from posts join votes on true")).toEqual({
      reason: "invalid",
      message: 'column "post_id" is ambiguous: qualify it with its table',
      at: "post_id",
    });
  });

  test("ON must be a condition, and must be there", () => {
    expect(refusal("select 1 from posts p join votes v on p.post_id").message).toBe(
      "ON needs a condition of type BOOL, got INT64",
    );
    expect(refusal("select 1 from posts p join votes v on p.post_id + v.vote_idd = 1").message).toBe(
      'column "vote_idd" is not in v: did you mean "vote_id"?',
    );
  });

  test("RIGHT and FULL JOIN do not unnest their left side", () => {
    expect(refusal("select 1 from orders o right join unnest(o.items) i on true").message).toBe(
      "a RIGHT JOIN cannot unnest an array of its left side",
    );
  });

  test("a subquery does not see its neighbours", () => {
    expect(refusal("select 1 from posts p, (select p.title) t").at).toBe("p");
  });
});

describe("UNNEST", () => {
  test("an array of values: the alias is the value", () => {
    expect(columnsOf("select * from unnest([1, 2]) as n")).toBe("n INT64");
    expect(columnsOf("select n + 1.5 as m from unnest([1, 2]) as n")).toBe("m FLOAT64");
  });

  test("without an alias the value has no name", () => {
    expect(columnsOf("select * from unnest([1, 2])")).toBe("f0_ INT64");
  });

  test("an array of STRUCTs: fields are columns, the alias is the element", () => {
    expect(columnsOf("select * from unnest([struct(1 as a, 'x' as b)])")).toBe("a INT64, b STRING");
    expect(columnsOf("select a, e, e.b from unnest([struct(1 as a, 'x' as b)]) as e")).toBe(
      "a INT64, e STRUCT<a INT64, b STRING>, b STRING",
    );
  });

  test("WITH OFFSET counts, by its name or as offset", () => {
    expect(columnsOf("select * from unnest(['a']) as s with offset")).toBe("s STRING, offset INT64");
    expect(columnsOf("select i, s from unnest(['a']) as s with offset as i")).toBe("i INT64, s STRING");
  });

  test("an array of the table to the left, written out or as a path", () => {
    expect(from("select tag from posts p, unnest(p.tags) as tag")).toBe("marts.posts p cross unnest(p.tags) tag(tag)");
    expect(from("select sku from orders o, o.items")).toBe("marts.orders o cross unnest(o.items) items(items)");
    expect(from("select sku from orders o left join o.items as i")).toBe(
      "marts.orders o left unnest(o.items) i(i) on true",
    );
    expect(columnsOf("select o.order_id, i.sku, quantity * price as total from orders o join o.items i")).toBe(
      "order_id INT64, sku STRING, total NUMERIC",
    );
  });

  test("the alias hides a column of the same name", () => {
    expect(columnsOf("select tags from posts, unnest(tags) as tags")).toBe("tags STRING");
  });

  test("only arrays can be unnested", () => {
    expect(refusal("select 1 from posts p, unnest(p.title)").message).toBe(
      "expected an array to unnest, got a value of type STRING",
    );
  });
});

describe("WITH", () => {
  test("a CTE is seen by those after it and hides a table", () => {
    expect(shown("with votes as (select vote_id from votes), v as (select * from votes) select * from v")).toBe(
      "with votes = {select votes.vote_id as vote_id from marts.votes votes}, " +
        "v = {select votes_1.vote_id as vote_id from @votes votes_1} select v.vote_id as vote_id from @v v",
    );
  });

  test("a CTE is not seen before it", () => {
    expect(refusal("with a as (select * from b), b as (select 1 as x) select * from a").at).toBe("b");
  });

  test("RECURSIVE starts from one query and repeats another", () => {
    const sql = "with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select * from n";
    expect(shown(sql)).toBe(
      "with recursive n = {{select 1 as i} union all {select add(n.i, 1) as f0_ from @n n where lt(n.i, 5)}} " +
        "select n_1.i as i from @n n_1",
    );
  });

  test("RECURSIVE lets CTEs be in any order", () => {
    const sql = "with recursive a as (select * from b), b as (select 1 as x) select * from a";
    expect(shown(sql)).toBe("with b = {select 1 as x}, a = {select b.x as x from @b b} select a.x as x from @a a");
  });

  test("a name is given once", () => {
    expect(refusal("with a as (select 1), A as (select 2) select 1").message).toBe('WITH names "A" twice');
  });
});

describe("PIVOT and UNPIVOT", () => {
  test("PIVOT is a grouping with a filter for each value", () => {
    const sql =
      "select * from (select 'a' as k, 1 as year, 2 as n) pivot (sum(n) as total, count(*) as c for year in (2020, 2021 as later))";
    expect(columnsOf(sql)).toBe("k STRING, total__2020 INT64, c__2020 INT64, total_later INT64, c_later INT64");
    expect(shown(sql)).toContain("sum(subquery.n) where eq(subquery.year, 2020) as total__2020");
    expect(shown(sql)).toContain("group subquery.k");
  });

  test("UNPIVOT is an array of rows, NULLs left out", () => {
    const sql = "select * from (select 'a' as k, 1 as q1, 2 as q2) unpivot (n for quarter in (q1, q2 as 'second'))";
    expect(columnsOf(sql)).toBe("k STRING, n INT64, quarter STRING");
    expect(shown(sql)).toContain("unnest([(subquery.q1, 'q1'), (subquery.q2, 'second')])");
    expect(shown(sql)).toContain("where not(is_null(unnest.value.0))");
  });

  test("UNPIVOT INCLUDE NULLS keeps them", () => {
    const sql = "select * from (select 1 as q1, 2 as q2) unpivot include nulls (n for q in (q1, q2))";
    expect(shown(sql)).not.toContain("where");
  });
});

describe("UNNEST of several arrays", () => {
  test("puts them side by side, each by its name", () => {
    expect(columnsOf("select * from unnest([1, 2] as n, ['a'] as s) with offset as o")).toBe(
      "n INT64, s STRING, o INT64",
    );
    expect(refusal("select 1 from unnest([1], [2]) as x").message).toContain("an alias for each");
  });
});
