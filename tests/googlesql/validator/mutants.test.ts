/** Trees that are wrong in one place each: the validator says so. */
import { type Changes, type Expr, mapParts, mapStatement, type Query, type Select } from "@sluice/googlesql/tree";
import type { From, Statement } from "@sluice/googlesql/tree";
import { BOOL, BYTES, DATE, INT64, STRING } from "@sluice/googlesql/types";
import { describe, expect, test } from "vitest";
import { analysed } from "../analyser/world.ts";
import { validate } from "./index.ts";

/** What it was made of, the change, and what must be said of it. */
type Mutant = readonly [sql: string, changes: Changes | ((statement: Statement) => Statement), problem: RegExp];

type Of<Node extends { readonly kind: string }, Kind> = Extract<Node, { readonly kind: Kind }>;

/** Each expression of one kind as something else. */
const exprs = <Kind extends Expr["kind"]>(kind: Kind, change: (node: Of<Expr, Kind>) => Partial<Expr>): Changes => {
  const changes: Changes = {
    expr(node) {
      const inner = mapParts(node, { ...changes, expr: (part) => changes.expr?.(part) });
      return node.kind === kind ? ({ ...inner, ...change(node as Of<Expr, Kind>) } as Expr) : inner;
    },
  };
  return changes;
};

const selects = (change: (node: Select) => Partial<Select>): Changes => ({
  select: (node) => ({ ...node, ...change(node) }),
});

const queries = (change: (node: Query) => Partial<Query>): Changes => ({
  query: (node) => ({ ...node, ...change(node) }),
});

const froms = <Kind extends From["kind"]>(kind: Kind, change: (node: Of<From, Kind>) => Partial<From>): Changes => ({
  from: (node) => (node.kind === kind ? ({ ...node, ...change(node as Of<From, Kind>) } as From) : undefined),
});

const one: Expr = { kind: "literal", value: 1n, type: INT64 };
const sum: Expr = { kind: "aggregate", fn: "sum", args: [one], distinct: false, orderBy: [], type: INT64 };
const positive: Expr = { kind: "call", fn: "gt", args: [sum, one], safe: false, type: BOOL };
const first: Expr = {
  kind: "window",
  fn: "row_number",
  args: [],
  distinct: false,
  orderBy: [],
  aggregate: false,
  partitionBy: [],
  windowOrderBy: [],
  type: INT64,
};

const POSTS = "select post_id, title from posts where score > 1";
const GROUPED = "select title, sum(score) as s from posts group by title having sum(score) > 1 order by s";
const UNION = "select 1 as a union all select 2 order by a";
const LAMBDA = "select array_filter(tags, t -> t != title) as n from posts";
const UNNESTED = "select tag from posts p left join p.tags as tag on true";
const JOINED = "select v.weight from posts p join votes v on p.post_id = v.post_id";

const expressions: readonly Mutant[] = [
  [POSTS, exprs("column", () => ({ relation: "elsewhere" })), /elsewhere\.title: no such relation is in sight/],
  [POSTS, exprs("column", () => ({ name: "subtitle" })), /posts has no column subtitle/],
  [POSTS, exprs("column", () => ({ type: DATE })), /posts\.title is DATE, not STRING/],
  [POSTS, exprs("literal", () => ({ value: "one" })), /one \(string\) is no FLOAT64/],
  ["select date '2024-01-01' as d", exprs("literal", () => ({ value: "1 May" })), /1 May \(string\) is no DATE/],
  ["select 1 as n", exprs("literal", () => ({ value: 2n ** 63n })), /is no INT64/],
  ["select p from posts p", exprs("row", () => ({ columns: ["title"] })), /the row of p has other columns/],
  [POSTS, exprs("call", () => ({ fn: "gtt" })), /no signature is gtt\(FLOAT64, FLOAT64\) -> BOOL/],
  [POSTS, exprs("call", ({ args }) => ({ args: args.slice(1) })), /no signature is gt\(FLOAT64\) -> BOOL/],
  ["select abs(-1) as n", exprs("call", () => ({ type: STRING })), /no signature is abs\(INT64\) -> STRING/],
  ["select abs(1) + 1 as n", exprs("call", () => ({ args: [one] })), /no signature is add\(INT64\) -> INT64/],
  ["select true and false as b", exprs("call", ({ args }) => ({ args: args.slice(1) })), /and of fewer than two/],
  [
    "select post_id + 1.5 as n from posts",
    exprs("cast", () => ({ kind: "field", base: one, index: 0 })),
    /INT64 has no field at 0/,
  ],
  ["select cast(title as date) as d from posts", exprs("cast", () => ({ operand: { ...one } })), /AS DATE\) does not/],
  ["select if(true, 1, 2) as n", exprs("call", () => ({ fn: "rank" })), /no signature is rank\(BOOL, INT64, INT64\)/],
  ["select case when true then 1 else 2 end as n", exprs("case", () => ({ whens: [] })), /CASE without a WHEN/],
  [
    "select case when true then 1 end as n",
    exprs("case", () => ({ type: DATE })),
    /the ELSE of CASE is INT64, not DATE/,
  ],
  ["select [1, 2] as a", exprs("literal", () => ({ value: "x", type: STRING })), /an element is STRING, not INT64/],
  ["select struct(1 as a, 2) as s", exprs("struct", () => ({ fields: [one] })), /1 fields for STRUCT<a INT64, INT64>/],
  ["select author.name as n from posts", exprs("field", () => ({ index: 5 })), /has no field at 5/],
  ["select (select 1) as n", exprs("scalar", () => ({ type: STRING })), /a subquery is STRING, not INT64/],
  ["select 1 in (select 2) as b", exprs("inQuery", () => ({ operand: { ...one, type: DATE } })), /what IN looks for/],
  [LAMBDA, exprs("lambda", () => ({ parameters: ["u"] })), /no lambda has the parameter t/],
  [LAMBDA, exprs("variable", () => ({ type: BYTES })), /the parameter t is BYTES, not STRING/],
  ["select count(*) as n from posts", exprs("aggregate", () => ({ fn: "sum" })), /no signature is sum\(\) -> INT64/],
  [GROUPED, exprs("aggregate", () => ({ args: [sum], type: INT64 })), /the aggregate sum stands where there is none/],
  [GROUPED, exprs("aggregate", () => ({ where: one })), /the WHERE of an aggregate is INT64, not BOOL/],
  [
    "select count(distinct title) as n from posts",
    exprs("aggregate", () => ({ args: [] })),
    /\(DISTINCT\) of no group/,
  ],
  ["select rank() over (order by 1) as n", exprs("window", () => ({ aggregate: true })), /rank OVER/],
  ["select sum(1) over () as n", exprs("window", () => ({ args: [first] })), /the window row_number stands where/],
];

const body: readonly Mutant[] = [
  [POSTS, selects(() => ({ where: one })), /WHERE is INT64, not BOOL/],
  [POSTS, selects(() => ({ where: positive })), /the aggregate sum stands where there is none/],
  [POSTS, selects(() => ({ having: { ...positive, args: [first, one] } })), /the window row_number stands where/],
  [POSTS, selects(({ items }) => ({ items: items.slice(1) })), /title STRING is not post_id INT64, title STRING/],
  [
    POSTS,
    selects(({ items }) => ({ items: items.map((item) => ({ ...item, name: "a" })) })),
    /a INT64, a STRING is not/,
  ],
  [POSTS, queries(({ columns: [a] }) => ({ columns: a ? [a, a] : [] })), /a query has two columns of one name/],
  [POSTS, queries(() => ({ limit: { ...one, type: STRING, value: "1" } })), /LIMIT is STRING, not INT64/],
  [POSTS, queries(() => ({ limit: { kind: "column", relation: "posts", name: "post_id", type: INT64 } })), /no such/],
  [POSTS, queries(() => ({ valueTable: true })), /a value table of several columns/],
  [GROUPED, selects(() => ({ groupBy: { keys: [] } })), /posts\.title is neither grouped nor aggregated/],
  [GROUPED, selects(({ groupBy }) => ({ groupBy: { keys: groupBy?.keys ?? [], sets: [[1]] } })), /that is not there/],
  [GROUPED, selects(() => ({ groupBy: { keys: [sum] } })), /the aggregate sum stands where there is none/],
  [GROUPED, queries(({ orderBy }) => ({ orderBy: orderBy.map((i) => ({ ...i, output: 7 })) })), /of column 7 of 2/],
  [GROUPED, queries(({ orderBy }) => ({ orderBy: orderBy.map((i) => ({ ...i, output: 0 })) })), /column 0 is FLOAT64/],
  [
    UNION,
    exprs("literal", ({ value }) => (value === 2n ? { value: "b", type: STRING } : {})),
    /f0_ STRING is not f0_ INT64/,
  ],
  [UNION, { setOperation: (node) => ({ ...node, queries: node.queries.slice(1) }) }, /UNION of 1 queries/],
  [UNION, { setOperation: (node) => ({ ...node, columns: [{ name: "a", type: DATE }] }) }, /INT64 in a UNION of DATE/],
  ["with t as (select 1 as a) select * from t", queries(() => ({ ctes: [] })), /no query of WITH is called t/],
];

const relations: readonly Mutant[] = [
  [JOINED, froms("table", () => ({ alias: "v" })), /two relations are called v/],
  [JOINED, froms("table", () => ({ columns: [] })), /v has no column weight/],
  [JOINED, froms("join", () => ({ on: one })), /the condition of a JOIN is INT64, not BOOL/],
  [JOINED, froms("join", () => ({ join: "CROSS" })), /a CROSS JOIN has a condition/],
  [UNNESTED, froms("unnest", () => ({ correlated: false })), /UNNEST of tag is correlated/],
  [UNNESTED, froms("unnest", () => ({ element: INT64 })), /an element of UNNEST is INT64, not STRING/],
  [UNNESTED, froms("unnest", () => ({ array: one })), /UNNEST of INT64/],
  [UNNESTED, froms("join", () => ({ join: "FULL" })), /the right side of a FULL JOIN reads p of its left/],
  [
    "with t as (select 1 as a) select * from t",
    froms("cte", () => ({ columns: [{ name: "a", type: DATE }] })),
    /t is a INT64, not a DATE/,
  ],
  [
    "select * from posts p, (select 1 as a) s",
    exprs("literal", () => ({ kind: "column", relation: "p", name: "post_id", type: INT64 })),
    /p\.post_id: no such relation is in sight/,
  ],
];

const of =
  <Kind extends Statement["kind"]>(kind: Kind, change: (node: Of<Statement, Kind>) => Partial<Statement>) =>
  (statement: Statement): Statement =>
    ({ ...statement, ...(statement.kind === kind ? change(statement as Of<Statement, Kind>) : {}) }) as Statement;

const MERGE = "merge votes v using posts p on v.post_id = p.post_id when matched then update set weight = 1";

const statements: readonly Mutant[] = [
  [
    "insert votes (vote_id) values (1)",
    of("insert", () => ({ columns: [{ name: "a", type: DATE }] })),
    /INT64 into DATE/,
  ],
  ["create table t as select 1 as a", of("createTable", () => ({ columns: [] })), /t is filled with a/],
  [
    "create table t (a int64 default 1)",
    exprs("literal", () => ({ value: true, type: BOOL })),
    /the default of a is BOOL/,
  ],
  ["update votes set vote_id = 1 where true", of("update", () => ({ where: one })), /WHERE is INT64, not BOOL/],
  ["update votes set vote_id = 1 where true", of("update", () => ({ columns: [] })), /no column vote_id to write/],
  ["delete votes where true", of("delete", () => ({ where: one })), /WHERE is INT64, not BOOL/],
  [MERGE, of("merge", () => ({ on: one })), /ON is INT64, not BOOL/],
  [MERGE, of("merge", ({ whens: [when] }) => ({ whens: when ? [{ ...when, condition: one }] : [] })), /WHEN is INT64/],
  [
    MERGE,
    of("merge", ({ on }) => ({
      whens: [{ matched: "NOT MATCHED BY SOURCE", condition: on, action: { kind: "delete" } }],
    })),
    /p\.post_id: no such relation is in sight/,
  ],
];

describe.each(Object.entries({ expressions, body, relations, statements }))("%s", (_what, mutants) => {
  test.each(mutants)("%s: %#", (sql, changes, problem) => {
    const statement = analysed(sql);
    expect(validate(statement)).toEqual([]);
    const mutant = typeof changes === "function" ? changes(statement) : mapStatement(statement, changes);
    expect(validate(mutant).join("\n")).toMatch(problem);
  });
});
