/** DDL and DML: what is in the file afterwards, by GoogleSQL and by DuckDB itself. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { duckdb } from "../../../packages/engines/src/duckdb/index.ts";
import { installDuckdb } from "../../../packages/engines/src/duckdb/install.ts";
import { type Database, open } from "../../../packages/engines/src/database.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "googlesql-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const everyType = `create table shop.everything as select 1 as i, 1.5 as f, numeric '2.5' as n, bignumeric '1.25' as bn, true as b,
  'x' as s, b'x' as by_, date '2024-01-01' as d, datetime '2024-01-01 10:00:00' as dt, time '10:00:00' as t,
  timestamp '2024-01-01 10:00:00+00' as ts, interval 1 day as iv, json '{"a":1}' as j,
  range<date> '[2024-01-01, unbounded)' as r, [1, 2] as a, struct(1 as x, 'y' as z) as st`;

async function withDatabase(name: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await open({ path: join(folder, name) });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const rows = async (database: Database, sql: string): Promise<unknown[][]> =>
  (await database.query(sql)).rows.map((row) => Object.values(row));

/** The file as a DuckDB without us sees it. */
async function bare(name: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(folder, name));
  const connection = await instance.connect();
  const found = (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  connection.closeSync();
  instance.closeSync();
  return found;
}

describe("a file", () => {
  test("keeps every type, and gives it back when it is opened again", async () => {
    await withDatabase("types", async (database) => void (await database.query(everyType)));
    await withDatabase("types", async (database) => {
      const { columns } = await database.query("select * from shop.everything");
      expect(columns.map(({ type }) => type)).toEqual([
        "INT64",
        "FLOAT64",
        "NUMERIC",
        "BIGNUMERIC",
        "BOOL",
        "STRING",
        "BYTES",
        "DATE",
        "DATETIME",
        "TIME",
        "TIMESTAMP",
        "INTERVAL",
        "JSON",
        "RANGE<DATE>",
        "ARRAY<INT64>",
        "STRUCT<x INT64, z STRING>",
      ]);
      expect(await rows(database, "select bn + 1, n * 2, j.a, range_end(r), st.z, a[0] from shop.everything")).toEqual([
        [2.25, 5, 1, null, "y", 1],
      ]);
    });
  });

  test("has the columns that its DDL says, to DuckDB as well", async () => {
    await withDatabase("ddl", async (database) => {
      await database.query(`create table shop.posts (id int64 not null options (description = 'who'), title string default 'none',
        primary key (id) not enforced) options (description = 'One row per post')`);
      await database.query("insert into shop.posts (id) values (1)");
      expect(await rows(database, "select * from shop.posts")).toEqual([[1, "none"]]);
      await expect(database.query("insert into shop.posts (id, title) values (null, 'x')")).rejects.toThrow(/null/i);
    });
    expect(
      await bare(
        "ddl",
        "select column_name, data_type, is_nullable, comment from duckdb_columns() where table_name = 'posts' order by column_index",
      ),
    ).toEqual([
      ["id", "BIGINT", false, "who"],
      ["title", "VARCHAR", true, null],
    ]);
    expect(await bare("ddl", "select comment from duckdb_tables() where table_name = 'posts'")).toEqual([
      ["One row per post"],
    ]);
  });

  test("has views that outlive the connection, in JavaScript too", async () => {
    await withDatabase("views", async (database) => {
      await database.query("create table shop.t as select 'Ashcraft' as name");
      await database.query("create view shop.v as select soundex(name) as code, upper(name) as name from shop.t");
    });
    await withDatabase("views", async (database) =>
      expect(await rows(database, "select code, name from shop.v")).toEqual([["A261", "ASHCRAFT"]]),
    );
  });

  test("of plain SQL can be read by a bare DuckDB", async () => {
    await withDatabase("plain", async (database) => {
      await database.query(
        "create table shop.t as select 1 as k, date '2024-01-05' as d union all select 1, date '2024-01-06'",
      );
      await database.query(
        "create view shop.v as select k, count(*) as n, min(date_trunc(d, month)) as m from shop.t group by k",
      );
    });
    expect(await bare("plain", "select k, n, m::varchar from shop.v")).toEqual([["1", "2", "2024-01-01"]]);
    expect(await bare("plain", "select distinct schema_name from duckdb_functions() where not internal")).toEqual([
      ["googlesql"],
    ]);
  });
});

test("DML changes what it says", async () => {
  await withDatabase("dml", async (database) => {
    await database.query(
      "create table shop.stock (item string, n int64); insert shop.stock values ('a', 1), ('b', 2), ('c', null)",
    );
    await database.query("update shop.stock set n = ifnull(n, 0) + 10 where item != 'a'");
    await database.query("delete from shop.stock where item = 'b'");
    await database.query(`merge shop.stock t using (select 'a' as item, 5 as n union all select 'd', 7) s on t.item = s.item
      when matched and s.n > 4 then update set n = t.n + s.n
      when not matched then insert (item, n) values (s.item, s.n)
      when not matched by source then delete`);
    expect(await rows(database, "select * from shop.stock order by item")).toEqual([
      ["a", 6],
      ["d", 7],
    ]);
    await database.query("truncate table shop.stock");
    expect(await rows(database, "select count(*) from shop.stock")).toEqual([[0]]);
  });
});

test("two connections of one database are prepared alike", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const [first, second] = [await instance.connect(), await instance.connect()];
  installDuckdb(first);
  installDuckdb(second);
  const call = `select googlesql('["soundex",["STRING"],"STRING"]', 'Ashcraft')`;
  for (const connection of [first, second])
    expect((await connection.runAndReadAll(call)).getRowsJson()).toEqual([["A261"]]);
  instance.closeSync();
});

test("what is not supported is refused by name", async () => {
  expect(duckdb.supported.has("regexp_extract")).toBe(true);
  expect(duckdb.supported.has("net.public_suffix")).toBe(false);
  await withDatabase("refused", async (database) => {
    await expect(database.query("select net.public_suffix('a.b')")).rejects.toThrow(
      "NET.PUBLIC_SUFFIX is not supported on duckdb",
    );
    await expect(database.query("select net.public_suffix('a.b')")).rejects.toMatchObject({ reason: "unsupported" });
  });
});
