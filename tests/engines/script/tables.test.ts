import { parse, splitPath, tablesOf } from "@sluice/googlesql";
import { expect, test } from "vitest";

const named = (sql: string) =>
  parse(sql)
    .flatMap(tablesOf)
    .map((path) => splitPath(path).join("."));

test.each([
  ["select * from a, b.c join `p.d.t` using (k)", ["a", "b.c", "p.d.t"]],
  ["select (select max(x) from a), exists(select 1 from b) from c where d in (select e from f)", ["c", "a", "b", "f"]],
  ["with a as (select * from b) select * from a join c on true", ["b", "c"]],
  ["with t as (select * from t) select * from t", ["t"]],
  ["with recursive t as (select 1 union all select * from t join u on true) select * from t", ["u"]],
  ["select * from (with x as (select * from a) select * from x), x", ["a", "x"]],
  ["create or replace table a.b as select * from c", ["a.b", "c"]],
  ["create table a like b", ["b", "a"]],
  ["insert into a select * from b", ["a", "b"]],
  ["merge a using b on true when not matched then insert row", ["a", "b"]],
  ["update a set x = (select 1 from b) from c where true", ["a", "b", "c"]],
  ["drop table a.b", ["a.b"]],
  ["drop schema a", []],
  ["truncate table a", ["a"]],
  ["if exists (select 1 from a) then delete from b where true; end if", ["a", "b"]],
  ["from a |> join b using (k) |> union all (select * from c)", ["a", "b", "c"]],
  ["select * from f(table a.b)", ["a.b"]],
])("%s", (sql, names) => expect(named(sql).toSorted()).toEqual(names.toSorted()));
