import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

describe.each(dialects)("on %s", (dialect) => {
  const db = database(dialect);

  test("text that is computed", async () => {
    expect(await db.rows("declare t string default 'x'; execute immediate format('select 1 as %s', t)")).toEqual([[1]]);
  });

  test("USING by position and by name", async () => {
    expect(await db.rows("execute immediate 'select ? - ?, @n' using 5, 'x' as n, 2")).toEqual([[3, "x"]]);
  });

  test("INTO takes the only row", async () => {
    expect(
      await db.rows("declare a int64; declare b string; execute immediate 'select 1, \"x\"' into a, b; select a, b"),
    ).toEqual([[1, "x"]]);
  });

  test("INTO of no row is NULL", async () => {
    expect(
      await db.rows("declare a int64 default 1; execute immediate 'select 1 from unnest([]) x' into a; select a"),
    ).toEqual([[null]]);
  });

  test("INTO of two rows, or of other columns, is an error", async () => {
    await expect(db.rows("declare a int64; execute immediate 'select x from unnest([1, 2]) x' into a")).rejects.toThrow(
      "at most one row",
    );
    await expect(db.rows("declare a int64; execute immediate 'select 1, 2' into a")).rejects.toThrow("1 columns");
  });

  test("DDL and DML", async () => {
    const script =
      "execute immediate 'create table d.t (a int64)'; execute immediate 'insert into d.t values (?)' using 7; select a from d.t";
    expect(await db.rows(script)).toEqual([[7]]);
  });

  test("one statement only", async () => {
    await expect(db.rows("execute immediate 'select 1; select 2'")).rejects.toThrow("exactly one statement");
  });

  test("an error in the text has the place of EXECUTE IMMEDIATE, and can be caught", async () => {
    await expect(db.rows("select 1; execute immediate 'selec 1'")).rejects.toMatchObject({
      reason: "invalid",
      span: { start: 10, end: 37 },
    });
    expect(await db.rows("begin execute immediate 'selec'; exception when error then select 'caught'; end")).toEqual([
      ["caught"],
    ]);
  });
});
