import { describe, expect, test } from "vitest";
import { parse } from "../../../packages/googlesql/src/parser/index.ts";
import type { AnalyseOptions, UserFunction } from "../../../packages/googlesql/src/analyser/index.ts";
import { show } from "./show.ts";
import { columnsOf, refusal, select } from "./world.ts";

const shown = (expression: string, from = "posts", options: AnalyseOptions = {}): string =>
  show(select(`select ${expression} as x from ${from}`, options).items[0]!.expr);

describe("functions", () => {
  test("by any of their names, in any case", () => {
    expect(shown("SUBSTRING(title, 2)")).toMatch(/^substr\(posts.title, 2/);
    expect(shown("net.host(title)")).toBe("net.host(posts.title)");
    expect(shown("safe.parse_date('%Y', title)")).toBe("safe.parse_date('%Y', posts.title)");
  });

  test("what is unknown is refused", () => {
    expect(refusal("select lowr(title) from posts")).toEqual({
      reason: "unsupported",
      message: 'function LOWR is not a GoogleSQL function that is supported here: did you mean "LOWER"?',
      at: "lowr",
    });
    expect(refusal("select st_geogpoint(1, 2)")).toMatchObject({ reason: "unsupported", at: "st_geogpoint" });
  });

  test("arguments must fit", () => {
    expect(refusal("select upper(1)").message).toContain(
      "No matching signature for function UPPER for argument types: INT64",
    );
    expect(refusal("select upper(distinct 'x')").message).toContain("UPPER is no aggregate function");
  });

  test("by name, with defaults", () => {
    expect(shown("json_set(meta, '$.a', 1, create_if_missing => false)")).toBe("json_set(posts.meta, '$.a', 1, false)");
    expect(shown("parse_json(title)")).toBe("parse_json(posts.title, 'exact')");
  });

  test("date parts, and INTERVAL as two arguments", () => {
    expect(shown("date_trunc(voted_on, week(monday))", "votes")).toBe("date_trunc(votes.voted_on, WEEK(MONDAY))");
    expect(shown("date_add(voted_on, interval vote_id day)", "votes")).toBe(
      "date_add(votes.voted_on, votes.vote_id, DAY)",
    );
    expect(shown("timestamp_sub(created_at, interval 1 hour)")).toBe("timestamp_sub(posts.created_at, 1, HOUR)");
    expect(shown("generate_date_array(date '2024-01-01', voted_on, interval 1 week)", "votes")).toBe(
      "generate_date_array('2024-01-01', votes.voted_on, 1, WEEK)",
    );
    expect(refusal("select date_trunc(voted_on, hour) from votes").message).toContain("HOUR");
  });

  test("lambdas know their parameters and what is around them", () => {
    expect(shown("array_filter(tags, (t, i) -> i > 0 and t != title)")).toBe(
      "array_filter(posts.tags, t, i -> and(gt(lambda:i, 0), ne(lambda:t, posts.title)))",
    );
    expect(columnsOf("select array_transform(tags, t -> length(t)) as x from posts")).toBe("x ARRAY<INT64>");
  });
});

describe("aggregates", () => {
  test("their modifiers", () => {
    const expr = select("select array_agg(distinct title ignore nulls order by title desc limit 3) as x from posts")
      .items[0]!.expr;
    expect(expr).toMatchObject({
      kind: "aggregate",
      fn: "array_agg",
      distinct: true,
      nulls: "IGNORE",
      orderBy: [{ descending: true, nullsFirst: false }],
      limit: { value: 3n },
    });
    expect(columnsOf("select any_value(title having max score) as x from posts")).toBe("x STRING");
  });

  test("only where the function takes them", () => {
    expect(refusal("select sum(score order by score) from posts").message).toBe("SUM does not take ORDER BY");
    expect(refusal("select count(*) ignore nulls from posts").reason).toMatch(/invalid|syntax/);
    expect(refusal("select max(*) from posts").message).toContain("only COUNT(*) does");
  });

  test("types", () => {
    expect(
      columnsOf(
        "select count(*) as a, sum(vote_id) as b, sum(weight) as c, avg(vote_id) as d, avg(weight) as e, max(voted_on) as f, " +
          "string_agg('x') as g, array_agg(struct(vote_id, weight)) as h, countif(true) as i, approx_quantiles(vote_id, 2) as j from votes",
      ),
    ).toBe(
      "a INT64, b INT64, c NUMERIC, d FLOAT64, e NUMERIC, f DATE, g STRING, " +
        "h ARRAY<STRUCT<vote_id INT64, weight NUMERIC>>, i INT64, j ARRAY<INT64>",
    );
  });
});

describe("windows", () => {
  test("partition, order and frame", () => {
    expect(
      shown("sum(score) over (partition by title order by created_at rows between 2 preceding and current row)"),
    ).toBe("sum(posts.score) over (by posts.title order posts.created_at ROWS preceding currentRow)");
  });

  test("named windows, and more said of them", () => {
    const sql =
      "select sum(score) over (w order by post_id) as s, count(*) over w as n from posts window w as (partition by title)";
    expect(select(sql).items.map((item) => show(item.expr))).toEqual([
      "sum(posts.score) over (by posts.title order posts.post_id)",
      "count() over (by posts.title)",
    ]);
    expect(refusal("select count(*) over w from posts").message).toBe('window "w" is not defined');
  });

  test("over aggregates, in QUALIFY, in ORDER BY; not in WHERE", () => {
    expect(columnsOf("select title, rank() over (order by sum(score)) as r from posts group by title")).toBe(
      "title STRING, r INT64",
    );
    expect(columnsOf("select title from posts qualify row_number() over (partition by title order by score) = 1")).toBe(
      "title STRING",
    );
    expect(refusal("select 1 from posts where rank() over (order by score) = 1").message).toBe(
      "window function RANK is not allowed in WHERE",
    );
  });

  test("what they need", () => {
    expect(refusal("select rank() over () from posts").message).toBe("RANK needs ORDER BY in its window");
    expect(refusal("select row_number() from posts").message).toBe("ROW_NUMBER needs OVER (…)");
    expect(refusal("select upper(title) over () from posts").message).toBe("UPPER cannot be used with OVER");
  });
});

const define = (sql: string): AnalyseOptions => {
  const functions = parse(sql).map((statement) => {
    const own = statement as unknown as UserFunction & { readonly path: readonly { readonly name: string }[] };
    return [
      own.path
        .map((part) => part.name)
        .join(".")
        .toLowerCase(),
      own,
    ] as const;
  });
  return { functions: new Map(functions) };
};

describe("functions of one's own", () => {
  test("are put in place of the call, arguments as their parameters' types", () => {
    const options = define("create temp function half(x float64) as (x / 2)");
    expect(shown("half(post_id)", "posts", options)).toBe("div(cast(posts.post_id as FLOAT64), 2)");
    expect(shown("half(3)", "posts", options)).toBe("div(3, 2)");
  });

  test("RETURNS casts, ANY TYPE takes what comes", () => {
    const options = define("create temp function f(x any type) returns float64 as (x + 1)");
    expect(shown("f(post_id)", "posts", options)).toBe("cast(add(posts.post_id, 1) as FLOAT64)");
  });

  test("do not see the columns around the call", () => {
    const options = define("create temp function f(x int64) as (x + post_id)");
    expect(refusal("select f(1) from posts", options).message).toContain('"post_id"');
  });

  test("take as many arguments as they have parameters, and do not call themselves", () => {
    const options = define("create temp function f(x int64) as (f(x))");
    expect(refusal("select f(1, 2)", options).message).toBe("f takes 1 arguments, got 2");
    expect(refusal("select f(1)", options).message).toContain("function f calls itself");
  });

  test("aggregate where they were made to", () => {
    const options = define("create temp aggregate function ratio(a float64, b float64) as (sum(a) / sum(b))");
    expect(shown("ratio(score, 2)", "posts", options)).toBe("div(sum(posts.score), sum(2))");
  });
});
