import { describe, expect, test } from "vitest";
import { showQuery } from "./show.ts";
import { columnsOf, query, refusal } from "./world.ts";

const shown = (sql: string): string => showQuery(query(sql));
const group = (sql: string): string => /group (.*?)( having.*| order.*)?$/.exec(shown(sql))?.[1] ?? "";

describe("keys", () => {
  test("by column, alias, ordinal and expression", () => {
    expect(group("select title, count(*) from posts group by title")).toBe("posts.title");
    expect(group("select date_trunc(voted_on, month) as month, count(*) from votes group by month")).toBe(
      "date_trunc(votes.voted_on, MONTH)",
    );
    expect(group("select post_id + 1, count(*) from votes group by 1")).toBe("add(votes.post_id, 1)");
    expect(group("select count(*) from votes group by post_id, upper('x')")).toBe("votes.post_id, upper('x')");
  });

  test("an alias hides a column of its name", () => {
    expect(group("select upper(title) as title, count(*) from posts group by title")).toBe("upper(posts.title)");
  });

  test("ALL takes what does not aggregate", () => {
    expect(group("select title, count(*) as n, author.name, 1 as one from posts group by all")).toBe(
      "posts.title, posts.author.0",
    );
  });

  test("an ordinal must be in range, a key groupable and no aggregate", () => {
    expect(refusal("select title from posts group by 2")).toMatchObject({ at: "2" });
    expect(refusal("select count(*) from posts group by meta").message).toBe(
      "GROUP BY cannot take a value of type JSON",
    );
    expect(refusal("select count(*) as n from posts group by n").message).toContain("cannot take an aggregate");
  });
});

const of = (clause: string): string => group(`select title, score, count(*) from posts group by ${clause}`);

describe("sets of keys", () => {
  test("ROLLUP, CUBE and GROUPING SETS", () => {
    expect(of("rollup(title, score)")).toBe("posts.title, posts.score sets (0 1)(0)()");
    expect(of("cube(title, score)")).toBe("posts.title, posts.score sets (0 1)(0)(1)()");
    expect(of("grouping sets ((title, score), score, ())")).toBe("posts.title, posts.score sets (0 1)(1)()");
    expect(of("grouping sets (rollup(title, score), score)")).toBe("posts.title, posts.score sets (0 1)(0)()(1)");
  });

  test("GROUPING tells them apart", () => {
    expect(columnsOf("select title, grouping(title) as g from posts group by rollup(title)")).toBe(
      "title STRING, g INT64",
    );
  });
});

describe("what is not grouped", () => {
  test("cannot be selected, with or without GROUP BY", () => {
    expect(refusal("select title, post_id from posts group by title")).toEqual({
      reason: "invalid",
      message: 'SELECT uses column "post_id", which is neither grouped nor aggregated',
      at: "post_id",
    });
    expect(refusal("select title, count(*) from posts")).toMatchObject({ at: "title" });
    expect(refusal("select p from posts p group by p.title")).toMatchObject({ at: "p" });
  });

  test("nor be in HAVING, ORDER BY or a subquery", () => {
    expect(refusal("select title from posts group by title having score > 1").message).toContain("HAVING uses column");
    expect(refusal("select title from posts group by title order by score").message).toContain("ORDER BY uses column");
    expect(
      refusal("select (select max(v.weight) from votes v where v.post_id = p.post_id) from posts p group by p.title")
        .at,
    ).toBe("p.post_id");
  });

  test("an expression of keys is grouped, and so is a field of one", () => {
    expect(columnsOf("select upper(title) || 'x' as t, author.name from posts group by title, author")).toBe(
      "t STRING, name STRING",
    );
    expect(
      columnsOf(
        "select date_add(date_trunc(voted_on, month), interval 1 day) as d from votes group by date_trunc(voted_on, month)",
      ),
    ).toBe("d DATE");
  });
});

describe("where aggregates stand", () => {
  test("not in WHERE, ON, GROUP BY, or in one another", () => {
    expect(refusal("select 1 from posts where count(*) > 1")).toEqual({
      reason: "invalid",
      message: "aggregate function COUNT is not allowed in WHERE",
      at: "count(*)",
    });
    expect(refusal("select max(count(*)) from posts").message).toBe(
      "aggregate function COUNT is not allowed in the arguments of MAX",
    );
  });

  test("HAVING and ORDER BY know the aliases, and the columns within aggregates", () => {
    const sql =
      "select title, sum(score) as score from posts group by title having score > 2 order by max(score), score desc";
    expect(shown(sql)).toBe(
      "select posts.title as title, sum(posts.score) as score from marts.posts posts group posts.title " +
        "having gt(sum(posts.score), 2) order max(posts.score), #1 desc",
    );
  });
});
