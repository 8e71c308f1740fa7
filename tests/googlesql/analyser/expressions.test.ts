import { describe, expect, test } from "vitest";
import { show } from "./show.ts";
import { columnsOf, refusal, select, typeOf } from "./world.ts";

const shown = (expression: string, from = "votes"): string =>
  show(select(`select ${expression} as x from ${from}`).items[0]!.expr);

describe("literals", () => {
  test("are canonical", () => {
    expect(shown("0xFF")).toBe("255");
    expect(shown("-9223372036854775808")).toBe("-9223372036854775808");
    expect(shown("numeric '1.50'")).toBe("'1.5'");
    expect(shown("date '2024-1-5'")).toBe("'2024-01-05'");
    expect(shown("timestamp '2024-01-05 12:00:00+02'")).toBe("'2024-01-05 10:00:00+00'");
    expect(shown("interval '1-2' year to month")).toBe("'1-2 0 0:0:0'");
  });

  test("must be of their type", () => {
    expect(refusal("select date '2024-02-30'")).toMatchObject({ reason: "invalid", at: "date '2024-02-30'" });
    expect(refusal("select 9223372036854775808").at).toBe("9223372036854775808");
  });
});

describe("coercion", () => {
  test("a literal becomes what the other side is", () => {
    expect(shown("voted_on = '2024-1-5'")).toBe("eq(votes.voted_on, '2024-01-05')");
    expect(shown("weight > 1")).toBe("gt(votes.weight, '1')");
    expect(shown("score in (1, 2.5)", "posts")).toBe("in(posts.score, 1, 2.5)");
    expect(shown("voted_on between '2024-01-01' and date '2024-12-31'")).toBe(
      "between(votes.voted_on, '2024-01-01', '2024-12-31')",
    );
  });

  test("a column gets a cast", () => {
    expect(shown("weight > vote_id")).toBe("gt(votes.weight, cast(votes.vote_id as NUMERIC))");
    expect(shown("[vote_id, weight, 0.5]")).toBe("[cast(votes.vote_id as NUMERIC), votes.weight, '0.5']");
  });

  test("a literal that cannot be read as the other side's type", () => {
    expect(refusal("select 1 from votes where voted_on = 'yesterday'")).toMatchObject({ at: "'yesterday'" });
  });

  test("types that do not fit", () => {
    expect(refusal("select title + 1 from posts").message).toContain(
      "No matching signature for operator + for argument types: STRING, INT64",
    );
    expect(refusal("select title = post_id from posts").message).toContain("STRING, INT64");
    expect(refusal("select if(1, 'a', 'b')").reason).toBe("invalid");
  });
});

describe("types", () => {
  const types = {
    "1 + 2": "INT64",
    "1 / 2": "FLOAT64",
    "1 + 0.5": "FLOAT64",
    "1 + numeric '2'": "NUMERIC",
    "numeric '1' / 2": "NUMERIC",
    "date '2024-01-01' + 1": "DATE",
    "date '2024-01-01' + interval 1 day": "DATETIME",
    "date '2024-01-02' - date '2024-01-01'": "INTERVAL",
    "'a' || 'b'": "STRING",
    "b'a' || b'b'": "BYTES",
    "[1] || [2]": "ARRAY<INT64>",
    null: "INT64",
    "[]": "ARRAY<INT64>",
    "array<string>[]": "ARRAY<STRING>",
    "[null, 'x']": "ARRAY<STRING>",
    "(1, 'x')": "STRUCT<INT64, STRING>",
    "struct(1 as a, [2.5] as b)": "STRUCT<a INT64, b ARRAY<FLOAT64>>",
    "struct<a float64, b string>(1, null)": "STRUCT<a FLOAT64, b STRING>",
    "[struct(1 as a, 'x' as b), (2.5, null)]": "ARRAY<STRUCT<a FLOAT64, b STRING>>",
    "if(true, 1, 2.5)": "FLOAT64",
    "case when true then 1 when false then null end": "INT64",
    "case 'a' when 'b' then date '2024-01-01' else '2024-01-02' end": "DATE",
    "coalesce(null, 'x')": "STRING",
    "cast('1' as numeric)": "NUMERIC",
    "safe_cast('x' as date)": "DATE",
    "cast([1] as array<string>)": "ARRAY<STRING>",
    "extract(year from date '2024-01-01')": "INT64",
    "extract(date from timestamp '2024-01-01')": "DATE",
    "json '{}'.a.b": "JSON",
    "json '[1]'[0]": "JSON",
    "array(select 1 union all select 2)": "ARRAY<INT64>",
    "(select 'x')": "STRING",
    "exists(select 1)": "BOOL",
    "1 in (select 2)": "BOOL",
    "1 in unnest([2])": "BOOL",
    "'a' like any ('b', 'c')": "BOOL",
    "with(a as 1, b as a + 0.5, a + b)": "FLOAT64",
    "ifnull(error('no'), 'x')": "STRING",
    current_date: "DATE",
  };

  test.each(Object.entries(types))("%s is %s", (expression, type) => {
    expect(typeOf(expression)).toBe(type);
  });
});

describe("paths", () => {
  test("fields of STRUCTs by position, of JSON by key", () => {
    expect(shown("author.address.city", "posts")).toBe("posts.author.1.0");
    expect(shown("p.author.name", "posts p")).toBe("p.author.0");
    expect(shown("meta.a[0].b", "posts")).toBe(
      "json_subscript(json_subscript(json_subscript(posts.meta, 'a'), 0), 'b')",
    );
    expect(shown("items[safe_offset(0)].sku", "orders")).toBe("subscript_safe_offset(orders.items, 0).0");
    expect(shown("author[offset(0)]", "posts")).toBe("posts.author.0");
  });

  test("other values have no fields", () => {
    expect(refusal("select vote_id.x from votes").message).toBe('cannot read field "x" of a value of type INT64');
  });
});

describe("CASE", () => {
  test("is always the searched form", () => {
    expect(shown("case vote_id when 1 then 'a' else 'b' end")).toBe("case(eq(votes.vote_id, 1): 'a', 'b')");
    expect(shown("case when vote_id = 1 then 'a' end")).toBe("case(eq(votes.vote_id, 1): 'a', null)");
  });

  test("has one type", () => {
    expect(refusal("select case when true then 1 else 'x' end").message).toBe(
      "the results of CASE have no common type: INT64, STRING",
    );
  });
});

describe("IN", () => {
  test("a query of one column, cast where it must be", () => {
    expect(shown("vote_id in (select weight from votes)")).toBe(
      "cast(votes.vote_id as NUMERIC) in {select votes_1.weight as weight from marts.votes votes_1}",
    );
    expect(refusal("select 1 in (select 1, 2)").message).toBe("IN needs a query of one column, got 2");
  });

  test("NOT is around it", () => {
    expect(shown("vote_id not in (1, 2)")).toBe("not(in(votes.vote_id, 1, 2))");
    expect(shown("vote_id is not null")).toBe("not(is_null(votes.vote_id))");
  });
});

describe("parameters and variables", () => {
  const options = {
    parameters: new Map([["since", { kind: "DATE" } as const]]),
    variables: new Map([["n", { kind: "INT64" } as const]]),
  };

  test("have the types that were given", () => {
    expect(columnsOf("select @since as s, n + 1 as m, @since > '2024-01-01' as b", options)).toBe(
      "s DATE, m INT64, b BOOL",
    );
  });

  test("a column wins over a variable", () => {
    expect(columnsOf("select n from (select 'x' as n)", options)).toBe("n STRING");
  });

  test("must have been given", () => {
    expect(refusal("select @sinse", options).message).toBe('parameter @sinse was not given: did you mean "since"?');
    expect(refusal("select m", options).reason).toBe("invalid");
  });
});

describe("what is another value each time", () => {
  test("is said once: by CASE, by WITH, by a function's argument", () => {
    expect(shown("case rand() when 0 then 'a' when 1 then 'b' end")).toMatch(
      /^scalar\{select case\(eq\(bound\..*, 0\): 'a', eq\(bound\..*, 1\): 'b', null\) as value from \{select rand\(\) as /,
    );
    expect(shown("with(r as rand(), r - r)")).toMatch(
      /^scalar\{select sub\(bound.r, bound.r\) as value from \{select rand\(\) as r\} bound\}$/,
    );
    expect(shown("with(d as current_date(), date_diff(d, d, day))")).toBe(
      "date_diff(current_date(), current_date(), DAY)",
    );
  });
});
