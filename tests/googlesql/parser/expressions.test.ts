import { parseExpression } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";

const name = (text: string) => expect.objectContaining({ name: text });
const path = (...names: readonly string[]) => expect.objectContaining({ kind: "path", names: names.map(name) });
const int = (value: string) => expect.objectContaining({ kind: "literal", type: "INT64", value });

const cases: readonly (readonly [string, object])[] = [
  ["t.a.`b c`", { kind: "path", names: [name("t"), name("a"), { name: "b c", quoted: true }] }],
  ["t.select", { kind: "path", names: [name("t"), name("select")] }],
  ["t.1", { kind: "path", names: [name("t"), name("1")] }],
  ["offset", { kind: "path" }],
  ["a[offset(0)]", { kind: "subscript", base: path("a"), index: int("0"), mode: "offset" }],
  ["a[safe_ordinal(i)]", { kind: "subscript", mode: "safe_ordinal" }],
  ["a[0].b", { kind: "field", base: { kind: "subscript", mode: "plain" }, name: name("b") }],
  ["j['k']", { kind: "subscript", mode: "plain", index: { type: "STRING" } }],
  [
    "case a when 1 then 2 else 3 end",
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword
    { kind: "case", operand: path("a"), whens: [{ when: int("1"), then: int("2") }], otherwise: int("3") },
  ],
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword
  ["case when a then b end", { kind: "case", whens: [{ when: path("a"), then: path("b") }] }],
  ["cast(a as string(10))", { kind: "cast", safe: false, type: { kind: "scalar", name: "STRING", parameters: [10] } }],
  [
    "safe_cast(a as timestamp format 'YYYY' at time zone 'UTC')",
    { kind: "cast", safe: true, format: { value: "YYYY" }, zone: { value: "UTC" } },
  ],
  ["extract(week(monday) from d)", { kind: "extract", part: { name: "WEEK", weekday: "MONDAY" }, operand: path("d") }],
  ["extract(hour from t at time zone 'x')", { kind: "extract", part: { name: "HOUR" }, zone: { value: "x" } }],
  ["array<int64>[]", { kind: "array", element: { kind: "scalar", name: "INT64" }, items: [] }],
  ["array[1, 2]", { kind: "array", items: [int("1"), int("2")] }],
  ["[1]", { kind: "array", items: [int("1")] }],
  ["array(select 1)", { kind: "subquery", mode: "array" }],
  ["exists(select 1)", { kind: "subquery", mode: "exists" }],
  ["(select 1)", { kind: "subquery", mode: "scalar" }],
  ["((select 1) union all select 2)", { kind: "subquery", query: { body: { kind: "setOperation" } } }],
  ["((select 1) + 1)", { kind: "binary", left: { kind: "subquery" } }],
  ["(1, 2)", { kind: "struct", fields: [{ value: int("1") }, { value: int("2") }] }],
  ["struct(1 as a, b)", { kind: "struct", fields: [{ name: name("a"), value: int("1") }, { value: path("b") }] }],
  [
    "struct<a int64, array<struct<string>>>(1, [])",
    {
      kind: "struct",
      type: {
        kind: "struct",
        fields: [
          { name: name("a"), type: { name: "INT64" } },
          { type: { kind: "array", element: { kind: "struct" } } },
        ],
      },
    },
  ],
  ["struct()", { kind: "struct", fields: [] }],
  [
    "if(a, 1, 2)",
    { kind: "call", name: [name("if")], args: [{ value: path("a") }, { value: int("1") }, { value: int("2") }] },
  ],
  ["safe.parse_date('%Y', x)", { kind: "call", name: [name("safe"), name("parse_date")] }],
  ["count(*)", { kind: "call", star: true, args: [] }],
  [
    "array_agg(distinct x ignore nulls order by y desc nulls first limit 3)",
    {
      kind: "call",
      distinct: true,
      nulls: "IGNORE",
      orderBy: [{ value: path("y"), descending: true, nulls: "FIRST" }],
      limit: int("3"),
    },
  ],
  ["any_value(x having max y)", { kind: "call", having: { extreme: "MAX", by: path("y") } }],
  ["f(a => 1, b => 2)", { kind: "call", args: [{ name: name("a"), value: int("1") }, { name: name("b") }] }],
  [
    "f(x -> x + 1)",
    { kind: "call", args: [{ value: { kind: "lambda", parameters: [name("x")], body: { operator: "+" } } }] },
  ],
  ["f((x, y) -> x)", { kind: "call", args: [{ value: { kind: "lambda", parameters: [name("x"), name("y")] } }] }],
  ["f((x, y))", { kind: "call", args: [{ value: { kind: "struct" } }] }],
  ["f(table d.t)", { kind: "call", args: [{ value: { kind: "table", path: [name("d"), name("t")] } }] }],
  ["f(table)", { kind: "call", args: [{ value: path("table") }] }],
  ["f(1 as a.b)", { kind: "call", args: [{ value: { kind: "as", value: int("1"), names: [name("a"), name("b")] } }] }],
  [
    "sum(x) over (partition by a order by b rows between 1 preceding and current row)",
    {
      kind: "call",
      over: {
        partitionBy: [path("a")],
        orderBy: [{ value: path("b"), descending: false }],
        frame: { unit: "ROWS", start: { kind: "preceding", offset: int("1") }, end: { kind: "currentRow" } },
      },
    },
  ],
  [
    "sum(x) over (w range unbounded preceding)",
    {
      over: {
        base: name("w"),
        frame: { unit: "RANGE", start: { kind: "unboundedPreceding" }, end: { kind: "currentRow" } },
      },
    },
  ],
  ["lag(x) over w", { over: { base: name("w") } }],
  ["@p", { kind: "parameter", name: "p" }],
  ["@`p q`", { kind: "parameter", name: "p q" }],
  ["? + ?", { kind: "binary", left: { kind: "parameter", name: 0 }, right: { kind: "parameter", name: 1 } }],
  ["@@error.message", { kind: "systemVariable", names: [name("error"), name("message")] }],
  [
    "a like any ('x', 'y')",
    { kind: "like", quantifier: "ANY", negated: false, patterns: [{ value: "x" }, { value: "y" }] },
  ],
  ["a not like all (select 'x')", { kind: "like", quantifier: "ALL", negated: true, patterns: { kind: "query" } }],
  ["a like some unnest(['x'])", { kind: "like", quantifier: "ANY", patterns: { unnest: { kind: "array" } } }],
  ["a in unnest(b)", { kind: "in", set: { unnest: path("b") } }],
  ["a in (select 1)", { kind: "in", set: { kind: "query" } }],
  ["a in ((select 1), 2)", { kind: "in", set: [{ kind: "subquery" }, int("2")] }],
  [
    "with(a as 1, b as a, a + b)",
    { kind: "withExpression", bindings: [{ name: name("a") }, { name: name("b") }], body: { operator: "+" } },
  ],
  ["a /* x */ + -- y\n b # z", { kind: "binary", operator: "+" }],
];

describe("expressions", () => {
  test.each(cases)("%s", (text, expected) => expect(parseExpression(text)).toMatchObject(expected));
});

test("what GoogleSQL has and we have not is refused by name", () => {
  expect(() => parseExpression("new a.B(1)")).toThrow(
    expect.objectContaining({ reason: "unsupported", message: "NEW is not supported" }),
  );
  expect(() => parseExpression("cast(x as geography)")).toThrow(expect.objectContaining({ reason: "unsupported" }));
});
