import { parseQuery } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";

const name = (text: string) => expect.objectContaining({ name: text });
const path = (...names: readonly string[]) => expect.objectContaining({ kind: "path", names: names.map(name) });
const table = (...names: readonly string[]) => expect.objectContaining({ kind: "table", path: names.map(name) });
const body = (of: object) => ({ body: of });
const from = (of: object) => ({ body: { kind: "select", from: of } });

const cases: readonly (readonly [string, object])[] = [
  ["select a, b, from t", body({ items: [{ value: path("a") }, { value: path("b") }], from: table("t") })],
  ["select a x, b as y", body({ items: [{ alias: name("x") }, { alias: name("y") }] })],
  ["select distinct as struct 1 as a", body({ distinct: true, as: "STRUCT" })],
  ["select as value s", body({ as: "VALUE" })],
  [
    "select * except (a, b) replace (c + 1 as c), t.*, f(x).* from t",
    body({
      items: [
        { kind: "star", except: [name("a"), name("b")], replace: [{ name: name("c") }] },
        { kind: "star", base: path("t"), except: [], replace: [] },
        { kind: "star", base: { kind: "call" } },
      ],
    }),
  ],
  [
    "select a from t where b group by c having d qualify e window w as (order by f), v as w order by g desc, h nulls last limit 1 offset 2",
    {
      body: {
        where: path("b"),
        groupBy: { kind: "items", items: [{ kind: "value", value: path("c") }] },
        having: path("d"),
        qualify: path("e"),
        windows: [{ name: name("w") }, { name: name("v"), spec: { base: name("w") } }],
      },
      orderBy: [
        { value: path("g"), descending: true },
        { value: path("h"), descending: false, nulls: "LAST" },
      ],
      limit: { value: "1" },
      offset: { value: "2" },
    },
  ],
  ["select a from t group by all", body({ groupBy: { kind: "all" } })],
  [
    "select a from t group by rollup (a, (b, c)), cube (d), grouping sets ((), a, (a, b))",
    body({
      groupBy: {
        items: [
          { kind: "rollup", sets: [[path("a")], [path("b"), path("c")]] },
          { kind: "cube", sets: [[path("d")]] },
          { kind: "groupingSets", sets: [{ values: [] }, { values: [path("a")] }, { values: [path("a"), path("b")] }] },
        ],
      },
    }),
  ],
  [
    "with a as (select 1), b as (select * from a) select * from b",
    { recursive: false, ctes: [{ name: name("a") }, { name: name("b") }], body: { from: table("b") } },
  ],
  ["with recursive a as (select 1 union all select 2 from a) select 1", { recursive: true }],
  [
    "select 1 union all select 2 union all select 3",
    body({ operator: "UNION", distinct: false, queries: { length: 3 } }),
  ],
  [
    "(select 1) except distinct (select 2) order by 1",
    { body: { operator: "EXCEPT", distinct: true }, orderBy: { length: 1 } },
  ],
  ["select 1 union all by name on (a) select 2", body({ byName: { mode: "STRICT", on: [name("a")] } })],
  ["select 1 outer union all by name select 2", body({ byName: { mode: "FULL" } })],
  ["select 1 full outer union all by name select 2", body({ byName: { mode: "FULL" } })],
  ["select 1 left union all corresponding by (a) select 2", body({ byName: { mode: "LEFT", on: [name("a")] } })],
  ["select 1 union distinct strict corresponding select 2", body({ distinct: true, byName: { mode: "STRICT" } })],
  ["select 1 union all corresponding select 2", body({ byName: { mode: "INNER" } })],
  [
    "select * from a, b join c on x",
    from({
      join: "INNER",
      left: { join: "COMMA", left: table("a"), right: table("b") },
      right: table("c"),
      on: path("x"),
    }),
  ],
  ["select * from a left outer join b using (k, l)", from({ join: "LEFT", using: [name("k"), name("l")] })],
  ["select * from a cross join b full join c on true", from({ join: "FULL", left: { join: "CROSS" } })],
  [
    "select * from a join b join c on x on y",
    from({
      left: table("a"),
      on: path("y"),
      right: { join: "INNER", left: table("b"), right: table("c"), on: path("x") },
    }),
  ],
  ["select * from (a join b on x)", from({ kind: "parenthesised", item: { kind: "join" } })],
  ["select * from (select 1) as s", from({ kind: "subquery", alias: name("s") })],
  [
    "select * from ((select 1) union all (select 2)) s",
    from({ kind: "subquery", query: { body: { kind: "setOperation" } } }),
  ],
  ["select * from ((select 1) join t on x)", from({ kind: "parenthesised", item: { left: { kind: "subquery" } } })],
  ["select * from my-project.ds.t", from(table("my-project", "ds", "t"))],
  [
    "select * from my-project-1.ds.t x",
    from({ path: [name("my-project-1"), name("ds"), name("t")], alias: name("x") }),
  ],
  [
    "select * from `p.d.t` for system_time as of ts",
    from({ path: [{ name: "p.d.t", quoted: true }], systemTime: path("ts") }),
  ],
  ["select * from d.INFORMATION_SCHEMA.TABLES", from(table("d", "INFORMATION_SCHEMA", "TABLES"))],
  ["select * from unnest([1]) x with offset", from({ kind: "unnest", alias: name("x"), offset: true })],
  [
    "select * from t, t.arr as x with offset as o",
    from({ right: { kind: "table", alias: name("x"), offset: name("o") } }),
  ],
  [
    "select * from unnest(a, b, mode => 'PAD')",
    from({ kind: "unnest", args: [{ value: path("a") }, {}, { name: name("mode") }] }),
  ],
  ["select * from f(1) as x", from({ kind: "tableFunction", call: { name: [name("f")] }, alias: name("x") })],
  ["select * from t tablesample system (10 percent)", from({ kind: "sample", size: { value: "10" }, unit: "PERCENT" })],
  [
    "select * from t pivot(sum(x) s, count(*) for y in ('a', 'b' as c)) as p",
    from({
      kind: "pivot",
      aggregates: [{ alias: name("s") }, {}],
      by: path("y"),
      values: [{ value: { value: "a" } }, { alias: name("c") }],
      alias: name("p"),
    }),
  ],
  [
    "select * from t unpivot include nulls ((v, w) for n in ((a, b) as 'x', (c, d)))",
    from({
      kind: "unpivot",
      includeNulls: true,
      values: [name("v"), name("w")],
      name: name("n"),
      columns: [{ names: [[name("a")], [name("b")]], label: { value: "x" } }, { names: [[name("c")], [name("d")]] }],
    }),
  ],
  ["select pivot from pivot", body({ items: [{ value: path("pivot") }], from: table("pivot") })],
  ["select * from t@{force_index=i} join@{hash=1} u on true", from({ left: table("t"), right: table("u") })],
];

describe("queries", () => {
  test.each(cases)("%s", (text, expected) => expect(parseQuery(text)).toMatchObject(expected));
});

const pipes: readonly (readonly [string, object])[] = [
  ["select a, b + 1 as c,", { kind: "select", items: [{}, { alias: name("c") }] }],
  ["extend a + 1 as b", { kind: "extend", items: [{ alias: name("b") }] }],
  ["set a = 1, b = 2", { kind: "set", items: [{ name: name("a") }, { name: name("b") }] }],
  ["drop a, b", { kind: "drop", names: [name("a"), name("b")] }],
  ["rename a as b", { kind: "rename", items: [{ from: name("a"), to: name("b") }] }],
  ["as x", { kind: "as", alias: name("x") }],
  ["where a > 1", { kind: "where", condition: { operator: ">" } }],
  ["limit 1 offset 2", { kind: "limit", limit: { value: "1" }, offset: { value: "2" } }],
  [
    "aggregate sum(x) as s desc, count(*) group by a as b asc nulls last, c",
    {
      kind: "aggregate",
      items: [{ alias: name("s"), order: { descending: true } }, {}],
      groupBy: { items: [{ alias: name("b"), order: { descending: false, nulls: "LAST" } }, { value: path("c") }] },
      andOrderBy: false,
    },
  ],
  ["aggregate count(*) group and order by a", { kind: "aggregate", andOrderBy: true }],
  ["aggregate group by a", { kind: "aggregate", items: [] }],
  ["distinct", { kind: "distinct" }],
  ["order by a desc, b", { kind: "orderBy", items: [{ descending: true }, {}] }],
  ["left join u on a", { kind: "join", join: "LEFT", right: table("u"), on: path("a") }],
  ["cross join unnest(a)", { kind: "join", join: "CROSS", right: { kind: "unnest" } }],
  ["union all (select 1), (select 2)", { kind: "setOperation", operator: "UNION", queries: { length: 2 } }],
  ["call f(1) as x", { kind: "call", call: { name: [name("f")] }, alias: name("x") }],
  ["pivot(sum(x) for y in (1))", { kind: "pivot", pivot: { kind: "pivot" } }],
  ["unpivot(v for n in (a))", { kind: "unpivot", unpivot: { kind: "unpivot" } }],
  ["assert a, 'no', b", { kind: "assert", payload: { length: 2 } }],
  ["tablesample reservoir (5 rows)", { kind: "sample", unit: "ROWS" }],
  ["window sum(x) over () as s", { kind: "window", items: [{ alias: name("s") }] }],
  ["if a then (|> limit 1) elseif b then (|> where c) else ()", { kind: "if", branches: { length: 2 }, otherwise: [] }],
  ["with c as (select 1)", { kind: "with", ctes: [{ name: name("c") }] }],
];

describe("pipes", () => {
  test.each(pipes)("%s", (text, expected) =>
    expect(parseQuery(`from t |> ${text} |> where true`)).toMatchObject({
      body: { kind: "from", from: table("t") },
      pipes: [expected, { kind: "where" }],
    }),
  );
});
