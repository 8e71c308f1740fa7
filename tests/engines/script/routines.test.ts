import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSession } from "@sluice/googlesql";
import { open } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database, dialects, driver } from "./database.ts";

describe.each(dialects)("on %s", (dialect) => {
  const db = database(dialect);

  describe("functions", () => {
    test("a function calls another, with columns as arguments", async () => {
      const script = `create temp function twice(x int64) as (x * 2); create temp function f(x int64, y int64) returns float64 as (twice(x) + y);
      select f(n, 1) from unnest([1, 2]) n order by 1`;
      expect(await db.rows(script)).toEqual([[3], [5]]);
    });
    test("a function that reads a table", async () => {
      const script = `create table d.rates as select 'a' as k, 2 as v; create function d.rate(name string) as ((select v from d.rates where k = name));
      select d.rate('a'), d.rate('b')`;
      expect(await db.rows(script)).toEqual([[2, null]]);
    });
    test("a table function", async () => {
      const script =
        "create table function d.upto(n int64) as select x from unnest(generate_array(1, n)) x; select sum(x) from d.upto(4)";
      expect(await db.rows(script)).toEqual([[10]]);
    });
    test("an aggregate function", async () => {
      const script =
        "create temp aggregate function spread(x int64) as (max(x) - min(x)); select spread(x) from unnest([3, 9, 5]) x";
      expect(await db.rows(script)).toEqual([[6]]);
    });
    test("Python is refused by name", async () => {
      await expect(
        db.rows("create temp function f() returns int64 language python as 'return 1'"),
      ).rejects.toMatchObject({
        reason: "unsupported",
        message: "Function f in LANGUAGE python is not supported",
      });
    });
    test("what exists is not made again", async () => {
      await db.rows("create function d.f() as (1)");
      await expect(db.rows("create function d.f() as (2)")).rejects.toThrow("Already exists");
      expect(await db.rows("create function if not exists d.f() as (3); select d.f()")).toEqual([[1]]);
      expect(await db.rows("create or replace function d.f() as (4); select d.f()")).toEqual([[4]]);
    });
  });

  describe("procedures", () => {
    test("IN, OUT and INOUT", async () => {
      const script = `create procedure d.p(in a int64, out b string, inout c int64) begin set b = cast(a + c as string); set c = c + 1; end;
      declare s string; declare n int64 default 5; call d.p(1, s, n); select s, n`;
      expect(await db.rows(script)).toEqual([["6", 6]]);
    });
    test("its variables are its own", async () => {
      const script = "declare v int64 default 1; create procedure d.p() begin select v; end; call d.p()";
      await expect(db.rows(script)).rejects.toMatchObject({ reason: "invalid" });
    });
    test("its queries are the script's", async () => {
      expect(await db.rows("create procedure d.p(x int64) begin select x * 2; end; call d.p(4)")).toEqual([[8]]);
    });
    test("RETURN leaves the procedure alone", async () => {
      expect(await db.rows("create procedure d.p() begin return; end; call d.p(); select 1")).toEqual([[1]]);
    });
    test("one that calls itself", async () => {
      const script = `create procedure d.fact(n int64, inout acc int64) begin if n > 1 then set acc = acc * n; call d.fact(n - 1, acc); end if; end;
      declare r int64 default 1; call d.fact(5, r); select r`;
      expect(await db.rows(script)).toEqual([[120]]);
    });
    test("an unknown one, a wrong number of arguments, no variable for OUT", async () => {
      await expect(db.rows("call d.none()")).rejects.toThrow("Procedure not found: d.none");
      await db.rows("create procedure d.p(out a int64) begin set a = 1; end");
      await expect(db.rows("call d.p()")).rejects.toThrow("d.p takes 1 arguments, got 0");
      await expect(db.rows("call d.p(1)")).rejects.toThrow("must be a variable");
    });
  });
});

test("the project may be left out where it makes no difference", async () => {
  const session = createSession(await driver(), { nameOf: (path) => path.slice(-2) });
  await session.run("create function `my-project.d.f`(x int64) as (x + 1)");
  expect((await session.run("select d.f(1) as a, `my-project`.d.f(2) as b")).rows).toEqual([{ a: 2, b: 3 }]);
  await expect(session.run("select f(1)")).rejects.toMatchObject({ name: "GoogleSqlError" });
});

test("a function outlives its session, a temporary one does not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "googlesql-"));
  const path = join(folder, "db.duckdb");
  const first = await open({ path });
  await first.query("create function d.f(x int64) as (x + 1); create temp function g() as (1)");
  await first.close();
  const second = await open({ path });
  expect((await second.query("select d.f(1) as v")).rows).toEqual([{ v: 2 }]);
  await expect(second.query("select g()")).rejects.toMatchObject({ name: "GoogleSqlError" });
  await second.query("drop function d.f");
  await expect(second.query("select d.f(1)")).rejects.toMatchObject({ name: "GoogleSqlError" });
  await second.close();
  rmSync(folder, { recursive: true });
});
