/** A table is replaced under the views that read it. */
import { createSession } from "@sluice/googlesql";
import { expect, it } from "vitest";
import { postgresBinary } from "../../servers/postgres.ts";
import { describeWith } from "../../servers/server.ts";
import { world } from "./world.ts";

describeWith("views on PostgreSQL", postgresBinary, () => {
  const { rows, warehouse } = world();
  /** In a transaction of its own. */
  const apart = (sql: string) => warehouse().transaction((session) => createSession(session).run(sql));

  it("outlive the table that they read, views of views too", async () => {
    await rows(`create table main.base as select 1 as a, [1, 2] as many;
      create view main.one options (description = 'The first') as select a, many from main.base;
      create view main.two as select a + 1 as b from main.one;
      create or replace table main.base as select 5 as a, [3] as many, 'more' as c`);
    expect(await rows("select a, many from main.one")).toEqual([[5, [3]]]);
    expect(await rows("select b from main.two")).toEqual([[6]]);
    const comments = await warehouse().rows("select obj_description('main.one'::regclass)");
    expect(comments).toEqual([["The first"]]);
    expect(await warehouse().describe(["main", "one"])).toMatchObject({
      columns: [
        { name: "a", type: { kind: "INT64" } },
        { name: "many", type: { kind: "ARRAY", element: { kind: "INT64" } } },
      ],
    });
  });

  it("fail when they are read where a column is gone, and come back with the next CREATE", async () => {
    await rows(`create table main.wide as select 1 as a, 2 as b;
      create view main.reads_b as select b from main.wide;
      create or replace table main.wide as select 1 as a`);
    await expect(rows("select * from main.reads_b")).rejects.toThrow(/reads a column or table that is gone/);
    await rows("create or replace view main.reads_b as select a as b from main.wide");
    expect(await rows("select b from main.reads_b")).toEqual([[1]]);
  });

  it("are replaced by views with other columns, and by tables", async () => {
    await rows(`create or replace view main.changing as select 1 as a;
      create view main.over_it as select a from main.changing;
      create or replace view main.changing as select 'x' as z, 2 as a`);
    expect(await rows("select a from main.over_it")).toEqual([[2]]);
  });

  it("may be read by the query that replaces their table", async () => {
    await rows(`create table main.self as select 1 as n;
      create view main.of_self as select n from main.self;
      create or replace table main.self as select n + 1 as n from main.of_self`);
    expect(await rows("select n from main.of_self")).toEqual([[2]]);
  });

  it("read two tables that are replaced at the same time", async () => {
    await rows(`create table main.left_one as select 0 as n; create table main.right_one as select 0 as n;
      create view main.of_both as select l.n as l, r.n as r from main.left_one as l cross join main.right_one as r`);
    for (let round = 1; round <= 10; round++) {
      await Promise.all(
        ["left_one", "right_one"].map((table) =>
          apart(`create or replace table main.${table} as select ${round} as n`),
        ),
      );
      expect(await rows("select l, r from main.of_both")).toEqual([[round, round]]);
    }
  });
});
