/** ASSERT_ROWS_MODIFIED, and copies of tables. */
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database } from "./database.ts";

const made = "create schema d; create table d.t as select x from unnest([1, 2, 3]) as x;";

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const db = database(dialect);
  const sum = "select sum(x) from d.t";

  test("as many rows as said", async () => {
    const script = `${made} update d.t set x = x + 10 where x > 1 assert_rows_modified 2; delete from d.t where x = 1 assert_rows_modified 1;
      insert into d.t values (5), (6) assert_rows_modified 2; ${sum}`;
    expect(await db.rows(script)).toEqual([[36]]);
  });
  test.each([
    ["update d.t set x = 0 where x > 1 assert_rows_modified 3", 3, 2],
    ["delete from d.t where true assert_rows_modified 0", 0, 3],
    ["insert into d.t select 7 assert_rows_modified 2", 2, 1],
  ])("others change nothing: %s", async (statement, expected, changed) => {
    await db.rows(made);
    await expect(db.rows(statement)).rejects.toThrow(
      `ASSERT_ROWS_MODIFIED: expected ${expected} rows, the statement changes ${changed}`,
    );
    expect(await db.rows(sum)).toEqual([[6]]);
  });
  test("a copy is a table of its own", async () => {
    const script = `${made} create table d.a clone d.t; create snapshot table d.b clone d.t options (description = 'then');
      create table d.c copy d.t; create table d.e like d.t; delete from d.t where true;
      select (select sum(x) from d.a), (select sum(x) from d.b), (select sum(x) from d.c), (select count(*) from d.e)`;
    expect(await db.rows(script)).toEqual([[6, 6, 6, 0]]);
    const again = "create snapshot table if not exists d.b clone d.t; select sum(x) from d.b";
    expect(await db.rows(again)).toEqual([[6]]);
  });
});
