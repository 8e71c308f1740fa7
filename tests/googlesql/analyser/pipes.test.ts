import { describe, expect, test } from "vitest";
import { showQuery } from "./show.ts";
import { columnsOf, query, refusal } from "./world.ts";

const shown = (sql: string): string => showQuery(query(sql));

describe("one SELECT where one will do", () => {
  test("FROM, WHERE, SELECT, ORDER BY, LIMIT", () => {
    expect(
      shown(
        "from votes v |> where weight > 1 |> where v.post_id = 2 |> select vote_id as id |> order by id |> limit 3",
      ),
    ).toBe("select v.vote_id as id from marts.votes v where and(gt(v.weight, '1'), eq(v.post_id, 2)) order #0 limit 3");
  });

  test("AGGREGATE puts its keys first", () => {
    expect(
      shown(
        "from votes |> where vote_id > 1 |> aggregate count(*) as n, sum(weight) desc as w group by post_id as p asc",
      ),
    ).toBe(
      "select votes.post_id as p, count() as n, sum(votes.weight) as w from marts.votes votes " +
        "where gt(votes.vote_id, 1) group votes.post_id order #0, #2 desc",
    );
  });

  test("ORDER BY before EXTEND and SELECT is kept", () => {
    expect(shown("from votes |> order by voted_on |> extend vote_id + 1 as x |> select x")).toMatch(
      /order .*voted_on$/,
    );
  });
});

describe("one more where it must be", () => {
  test("WHERE after EXTEND, LIMIT or AGGREGATE", () => {
    expect(shown("from votes |> select vote_id |> extend vote_id * 2 as d |> where d > 3")).toBe(
      "select subquery_1.vote_id as vote_id, subquery_1.d as d from " +
        "{select subquery.vote_id as vote_id, mul(subquery.vote_id, 2) as d from {select votes.vote_id as vote_id from marts.votes votes} subquery} subquery_1 " +
        "where gt(subquery_1.d, 3)",
    );
    expect(shown("from votes v |> limit 3 |> where v.vote_id = 1 |> select v.vote_id")).toMatch(
      /from \{select .* limit 3\} v_1 where eq\(v_1.vote_id, 1\)$/,
    );
  });

  test("WHERE over a window is a QUALIFY", () => {
    expect(shown("from votes |> where rank() over (order by weight) = 1")).toMatch(/ qualify eq\(rank\(\) over/);
  });
});

describe("columns", () => {
  test("SET, DROP, RENAME, AS", () => {
    expect(
      columnsOf(
        "from votes |> set weight = vote_id |> drop voted_on |> rename vote_id as id |> as v |> select v.id, v.weight",
      ),
    ).toBe("id INT64, weight INT64");
    expect(refusal("from votes |> drop wieght").message).toBe(
      'column "wieght" is not known here: did you mean "weight"?',
    );
  });

  test("table aliases last until SELECT", () => {
    expect(
      columnsOf("from posts p |> join votes v using (post_id) |> where v.weight > 1 |> select p.title, v.weight"),
    ).toBe("title STRING, weight NUMERIC");
    expect(refusal("from posts p |> select title |> where p.title = 'x'").at).toBe("p");
  });
});

test("set operations, DISTINCT, PIVOT", () => {
  expect(shown("from votes |> select vote_id |> union all (select 1.5), (select null) |> distinct")).toBe(
    "select distinct subquery.vote_id as vote_id from {{select cast(votes.vote_id as FLOAT64) as vote_id from marts.votes votes} " +
      "union all {select 1.5 as f0_} union all {select null as f0_}} subquery",
  );
  expect(columnsOf("from votes |> select post_id, weight |> pivot (sum(weight) for post_id in (1, 2 as two))")).toBe(
    "_1 NUMERIC, two NUMERIC",
  );
});
