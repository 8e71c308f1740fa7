/** What BigQuery takes and what changes nothing here: rights, keys that are not enforced, where a statement runs. */
import { createSession } from "@sluice/googlesql";
import { engines } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { database, driver } from "./database.ts";

describe.each(engines.map(({ name }) => name))("on %s", (dialect) => {
  const db = database(dialect);

  test("keys are added to a table and dropped, and its rows stay as they are", async () => {
    const script = `create schema d; create table d.t (a int64, b string); create table d.u (a int64);
      alter table d.t add primary key (a) not enforced;
      alter table d.t add constraint c foreign key (a) references d.u (a) not enforced, add column if not exists x int64;
      alter table d.t add constraint if not exists c2 foreign key (b) references d.u (a) not enforced;
      insert into d.t (a, x) values (1, 2), (1, 3);
      alter table d.t drop primary key; alter table d.t drop primary key if exists; alter table d.t drop constraint if exists c;
      select sum(x), count(distinct a) from d.t`;
    expect(await db.rows(script)).toEqual([[5, 1]]);
    await expect(db.rows("alter table d.none add primary key (a) not enforced")).rejects.toThrow("was not found");
    await expect(db.rows("alter table d.t add primary (a)")).rejects.toThrow("ALTER … ADD PRIMARY is not supported");
  });

  test("GRANT and REVOKE", async () => {
    const script =
      "create schema d; create table d.t as select 1 as a; grant `roles/bigquery.dataViewer` on table d.t to 'user:a@b.c', 'group:x'; revoke `roles/x` on schema d from 'user:y'; select a from d.t";
    expect(await db.rows(script)).toEqual([[1]]);
  });

  test("system variables say what they were set to", async () => {
    const script =
      "set @@reservation = 'projects/p/locations/eu/reservations/r'; set @@project_id = 'p'; set @@query_label = 'a:b'; set @@time_zone = 'UTC'; select @@project_id, @@reservation";
    expect(await db.rows(script)).toEqual([["p", "projects/p/locations/eu/reservations/r"]]);
    await expect(db.rows("select @@location")).rejects.toThrow("system variable @@location is not supported");
    await expect(db.rows("set @@time_zone = 'Europe/London'")).rejects.toThrow("is not supported");
  });
});

test("who opened the session hears of it", async () => {
  const notes: string[] = [];
  const session = createSession(await driver(), { onNote: (text) => notes.push(text) });
  await session.run("grant `roles/x` on table t to 'user:y'; revoke `roles/x` on table t from 'user:y'");
  expect(notes).toEqual(["GRANT has no effect here", "REVOKE has no effect here"]);
});
