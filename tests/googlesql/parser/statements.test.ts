import { parse, type Statement } from "@sluice/googlesql";
import { describe, expect, test } from "vitest";

const name = (text: string) => expect.objectContaining({ name: text });
const path = (...names: readonly string[]) => expect.objectContaining({ kind: "path", names: names.map(name) });
const kind = (of: string) => expect.objectContaining({ kind: of });

function only(text: string): Statement {
  const [statement, ...rest] = parse(text);
  if (!statement || rest.length > 0) throw new Error("expected one statement");
  return statement;
}

const cases: readonly (readonly [string, object])[] = [
  [
    `create or replace table d.t (a int64 not null options(description = "x"), b array<string>, c numeric(10, 2) default 0, primary key (a) not enforced)
     partition by date(ts) cluster by a, b options(labels = [("k", "v")]) as select 1`,
    {
      kind: "createTable",
      orReplace: true,
      path: [name("d"), name("t")],
      columns: [
        { name: name("a"), notNull: true, options: [{ name: name("description") }] },
        { name: name("b"), type: { kind: "array" }, notNull: false },
        { name: name("c"), default: { value: "0" } },
      ],
      primaryKey: [name("a")],
      partitionBy: kind("call"),
      clusterBy: [path("a"), path("b")],
      options: [{ name: name("labels") }],
      query: kind("query"),
    },
  ],
  ["create temp table if not exists t (a int64)", { temporary: true, ifNotExists: true, clusterBy: [], options: [] }],
  ["create table t like u", { like: [name("u")] }],
  ["create table t clone u", { copy: [name("u")] }],
  [
    "create view v (a options(description = 'x'), b) options(description = 'y') as select 1, 2",
    {
      kind: "createView",
      materialized: false,
      columns: [{ name: name("a") }, { name: name("b") }],
      options: { length: 1 },
    },
  ],
  ["create materialized view v as select 1", { kind: "createView", materialized: true }],
  ["create schema if not exists s options(location = 'eu')", { kind: "createSchema", ifNotExists: true }],
  [
    "create temp function f(a int64, b any type) returns string as (cast(a as string))",
    {
      kind: "createFunction",
      temporary: true,
      aggregate: false,
      parameters: [{ name: name("a"), type: { name: "INT64" } }, { type: { kind: "any" } }],
      returns: { name: "STRING" },
      body: kind("cast"),
    },
  ],
  [
    `create function f(a int64) returns string language js options(library = "x") as """return a"""`,
    { language: "js", body: "return a", options: { length: 1 } },
  ],
  ["create aggregate function f(a float64) as (sum(a) / 2)", { kind: "createFunction", aggregate: true }],
  ["create table function f(a int64) as select a", { kind: "createTableFunction", parameters: { length: 1 } }],
  [
    "create procedure p(a int64, out b string, inout c date) begin set b = 'x'; end",
    {
      kind: "createProcedure",
      parameters: [{ name: name("a") }, { mode: "OUT" }, { mode: "INOUT" }],
      body: [{ kind: "set" }],
    },
  ],
  ["drop table if exists d.t", { kind: "drop", what: "TABLE", ifExists: true }],
  ["drop schema s cascade", { what: "SCHEMA", cascade: true }],
  ["drop table function f", { what: "TABLE FUNCTION" }],
  ["drop materialized view v", { what: "MATERIALIZED VIEW" }],
  [
    `alter table t add column if not exists a int64, drop column b, rename column c to d, alter column e set data type numeric,
     alter column f drop not null, alter column g set options(description = 'x'), alter column h set default 1, set options(description = 'y')`,
    {
      kind: "alterTable",
      actions: [
        { kind: "addColumn", ifNotExists: true },
        { kind: "dropColumn", ifExists: false },
        { kind: "renameColumn", from: name("c"), to: name("d") },
        { kind: "alterColumn", change: { type: { name: "NUMERIC" } } },
        { kind: "alterColumn", change: "dropNotNull" },
        { kind: "alterColumn", change: { options: { length: 1 } } },
        { kind: "alterColumn", change: { default: { value: "1" } } },
        { kind: "setOptions" },
      ],
    },
  ],
  ["alter table if exists t rename to u", { ifExists: true, actions: [{ kind: "renameTo", path: [name("u")] }] }],
  [
    "insert into t (a, b) values (1, default), (2, 'x')",
    { kind: "insert", columns: [name("a"), name("b")], source: [[{}, kind("default")], {}] },
  ],
  ["insert t select 1", { kind: "insert", columns: [], source: kind("query") }],
  ["insert into t (select 1)", { kind: "insert", columns: [], source: kind("query") }],
  ["insert into t (a) with c as (select 1) select * from c", { columns: [name("a")], source: { ctes: { length: 1 } } }],
  [
    "update d.t as x set a = 1, s.b = y.c from u y where x.k = y.k",
    {
      kind: "update",
      alias: name("x"),
      set: [{ target: [name("a")] }, { target: [name("s"), name("b")] }],
      from: { kind: "table", alias: name("y") },
      where: kind("binary"),
    },
  ],
  ["delete t where true", { kind: "delete", path: [name("t")] }],
  ["truncate table t", { kind: "truncate" }],
  [
    `merge into t using (select 1 as k) s on t.k = s.k when matched and s.x then update set a = 1 when matched then delete
     when not matched then insert (k) values (s.k) when not matched by target then insert row when not matched by source then delete`,
    {
      kind: "merge",
      source: { kind: "subquery", alias: name("s") },
      whens: [
        { matched: "MATCHED", condition: path("s", "x"), action: { kind: "update" } },
        { matched: "MATCHED", action: { kind: "delete" } },
        { matched: "NOT MATCHED BY TARGET", action: { kind: "insert", columns: [name("k")], values: { length: 1 } } },
        { matched: "NOT MATCHED BY TARGET", action: { values: "ROW" } },
        { matched: "NOT MATCHED BY SOURCE", action: { kind: "delete" } },
      ],
    },
  ],
  [
    "declare a, b int64 default 1",
    { kind: "declare", names: [name("a"), name("b")], type: { name: "INT64" }, default: { value: "1" } },
  ],
  ["declare a default (select 1)", { kind: "declare", default: kind("subquery") }],
  ["set (a, b) = (1, 2)", { kind: "set", targets: [[name("a")], [name("b")]], system: false, value: kind("struct") }],
  ["set @@time_zone = 'UTC'", { system: true, targets: [[name("time_zone")]] }],
  [
    "if a then select 1; elseif b then select 2; else select 3; select 4; end if",
    {
      kind: "ifStatement",
      branches: [{ condition: path("a"), body: { length: 1 } }, { condition: path("b") }],
      otherwise: { length: 2 },
    },
  ],
  [
    "case a when 1 then select 1; else select 2; end case",
    { kind: "caseStatement", operand: path("a"), whens: { length: 1 }, otherwise: { length: 1 } },
  ],
  ["l: loop break l; end loop l", { kind: "loop", label: name("l"), body: [{ kind: "break", label: name("l") }] }],
  ["while a < 3 do continue; end while", { kind: "while", body: [{ kind: "continue" }] }],
  ["repeat set a = 1; until a end repeat", { kind: "repeat", until: path("a") }],
  ["for r in (select 1 as x) do select r.x; end for", { kind: "for", variable: name("r"), body: { length: 1 } }],
  [
    "begin select 1; exception when error then select @@error.message; end",
    { kind: "block", body: { length: 1 }, exception: { length: 1 } },
  ],
  ["begin transaction", { kind: "transaction", action: "BEGIN" }],
  ["begin", { kind: "transaction", action: "BEGIN" }],
  ["commit transaction", { kind: "transaction", action: "COMMIT" }],
  ["raise using message = 'x'", { kind: "raise", message: { value: "x" } }],
  [
    "execute immediate 'select ?' into a, b using 1, x as y",
    { kind: "executeImmediate", into: [name("a"), name("b")], using: [{ value: { value: "1" } }, { name: name("y") }] },
  ],
  ["call d.p(1, x)", { kind: "callProcedure", path: [name("d"), name("p")], args: { length: 2 } }],
  ["assert exists (select 1) as 'none'", { kind: "assert", condition: kind("subquery"), message: { value: "none" } }],
  ["grant `r` on table t to 'user:x'", { kind: "withoutEffect", name: "GRANT" }],
  ["revoke `r` on schema d from 'user:x'", { kind: "withoutEffect", name: "REVOKE" }],
  ["export data options(uri = 'x') as select 1", { kind: "unsupported", name: "EXPORT DATA" }],
  [
    "create or replace external table t options(format = 'CSV')",
    { kind: "unsupported", name: "CREATE EXTERNAL TABLE" },
  ],
  ["create model m options(model_type = 'x') as select 1", { kind: "unsupported", name: "CREATE MODEL" }],
  ["drop row access policy p on t", { kind: "unsupported", name: "DROP ROW" }],
];

describe("statements", () => {
  test.each(cases)("%s", (text, expected) => expect(only(text)).toMatchObject(expected));
});

test("a script is its statements; empty ones are none", () => {
  expect(parse(";; select 1;\n-- nothing\n; select 2 ;")).toHaveLength(2);
  expect(parse(" -- nothing")).toHaveLength(0);
});

test("words that are not reserved are names", () => {
  const words =
    "begin call value date description end_date format index key language loop model offset options pivot repeat replace row set_ table temp type update view".split(
      " ",
    );
  for (const word of words)
    expect(parse(`select t.${word}, ${word} as ${word} from ${word} as ${word}`)).toHaveLength(1);
});
