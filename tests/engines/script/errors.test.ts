import { type Engine, engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { describeEngines } from "../../servers/places.ts";
import { database } from "./database.ts";

describeEngines("errors", ({ name }) => {
  const db = database(name);

  describe("exceptions", () => {
    test("the message is there, then it is gone", async () => {
      const script =
        "declare m string; begin select error('boom'); exception when error then set m = @@error.message; end; select m, @@error.message";
      expect(await db.rows(script)).toEqual([["boom", null]]);
    });
    test("the statement's text too", async () => {
      expect(
        await db.rows(
          "begin select 1; raise using message = 'x'; exception when error then select @@error.statement_text; end",
        ),
      ).toEqual([["raise using message = 'x'"]]);
    });
    test("what fails before it runs is caught too", async () => {
      expect(await db.rows("begin select * from d.nothing; exception when error then select 'caught'; end")).toEqual([
        ["caught"],
      ]);
    });
    test("RAISE alone lets it go on", async () => {
      await expect(db.rows("begin select error('first'); exception when error then raise; end")).rejects.toThrow(
        "first",
      );
    });
    test("RAISE with a message is another", async () => {
      await expect(
        db.rows("begin select error('a'); exception when error then raise using message = 'b'; end"),
      ).rejects.toThrow(/^b$/);
    });
    test("RAISE alone outside of a handler", async () => {
      await expect(db.rows("raise")).rejects.toMatchObject({ reason: "invalid" });
    });
    test("what is not supported is never caught", async () => {
      const script = "begin export data options(uri = 'x') as select 1; exception when error then select 1; end";
      await expect(db.rows(script)).rejects.toMatchObject({ reason: "unsupported" });
    });
    test("statements before the error stay done", async () => {
      const script = `create table d.t (x int64); begin insert into d.t values (1); insert into d.t values (cast('x' as int64));
      exception when error then insert into d.t values (3); end; select x from d.t order by x`;
      expect(await db.rows(script)).toEqual([[1], [3]]);
    });
  });

  test("a runtime error has the place of its statement", async () => {
    const script = "select 1; select cast(s as int64) from unnest(['x']) s; select 2";
    await expect(db.rows(script)).rejects.toMatchObject({ reason: "runtime", span: { start: 10, end: 54 } });
  });

  describe("ASSERT", () => {
    test("that holds is silent", async () => expect(await db.rows("assert 1 = 1 as 'no'; select 1")).toEqual([[1]]));
    test("that fails says its message", async () => {
      await expect(db.rows("assert (select count(*) from unnest([1])) > 5 as 'too few'")).rejects.toThrow("too few");
    });
    test("NULL fails", async () => expect(db.rows("assert null")).rejects.toThrow("Assertion failed"));
  });

  test("statements that are not supported are refused by name", async () => {
    await expect(db.rows("export data options (uri = 'x') as select 1")).rejects.toMatchObject({
      reason: "unsupported",
      message: "EXPORT DATA is not supported",
    });
  });

  describe("an error within a transaction", () => {
    test("ROLLBACK in the handler", async () => {
      const script = `create table d.t (a int64); begin begin transaction; insert into d.t values (1); select error('x'); commit transaction;
      exception when error then rollback transaction; end; select count(*) from d.t`;
      expect(await db.rows(script)).toEqual([[0]]);
    });
  });

  test("thousands of levels are refused, not a crash", async () => {
    const text = `select ${Array.from({ length: 30_000 }, () => "1").join(" + ")}`;
    await expect(db.rows(text)).rejects.toMatchObject({ reason: "unsupported" });
  });
});

const dropping = engines.filter(({ traits }) => traits.afterFailure === "drops");
const keeping = engines.filter((engine) => !dropping.includes(engine));

const undoes = ({ name }: Engine): void => {
  const db = database(name);

  test("a caught error within a transaction undoes its statement alone", async () => {
    const script = `create table d.t (a int64); begin transaction; insert into d.t values (1);
      begin insert into d.t values (2); insert into d.t values (cast('x' as int64)); exception when error then select 0; end;
      commit; select a from d.t order by a`;
    expect(await db.rows(script)).toEqual([[1], [2]]);
  });
};
describeEngines("a transaction that outlives its errors", undoes, keeping);

const refuses = ({ name }: Engine): void => {
  const db = database(name);

  test("COMMIT after a caught error is refused", async () => {
    const script = `create table d.t (a int64); begin transaction; insert into d.t values (1);
    begin select error('x'); exception when error then select @@error.message; end; commit`;
    await expect(db.rows(script)).rejects.toThrow("aborted");
    expect(await db.rows("rollback; select count(*) from d.t")).toEqual([[0]]);
  });
};
describeEngines("a transaction that ends with its first error", refuses, dropping);
