import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

describe("GoogleSQL's types in SQLite", () => {
  let warehouse: Warehouse;
  beforeEach(async () => {
    warehouse = await openWarehouse("sqlite::memory:");
  });
  afterEach(() => warehouse.close());

  const typesOf = async (name: string) =>
    Object.fromEntries((await warehouse.describe([name]))!.columns.map((column) => [column.name, column.type]));

  it("are read from the comments of a table", async () => {
    await warehouse.execute(`create table "a" (
      i INTEGER NOT NULL, f REAL, s TEXT, y BLOB, b /* BOOL */ INTEGER, n /* NUMERIC */ TEXT DEFAULT ('a, b)'),
      "d ""e"", f" /* DATE */ TEXT /* "A description, with /* DATETIME * /" */,
      l /* ARRAY<STRUCT<a INT64, STRING>> */ TEXT, plain /* "INT64" */ TEXT, primary key (i)
    )`);
    expect(await typesOf("a")).toEqual({
      i: { kind: "INT64" },
      f: { kind: "FLOAT64" },
      s: { kind: "STRING" },
      y: { kind: "BYTES" },
      b: { kind: "BOOL" },
      n: { kind: "NUMERIC" },
      'd "e", f': { kind: "DATE" },
      l: {
        kind: "ARRAY",
        element: { kind: "STRUCT", fields: [{ name: "a", type: { kind: "INT64" } }, { type: { kind: "STRING" } }] },
      },
      plain: { kind: "STRING" },
    });
  });

  it("are read from the comments of a view", async () => {
    await warehouse.execute("create view v (a /* INT64 */, b /* DATE */) as select 1, '2024-01-01'");
    expect(await typesOf("v")).toEqual({ a: { kind: "INT64" }, b: { kind: "DATE" } });
  });

  it("are kept when a column is added, and when the table is renamed", async () => {
    await warehouse.execute(
      "create table a (x TEXT); alter table a add column t /* TIMESTAMP */ TEXT; alter table a rename to b",
    );
    expect(await typesOf("b")).toEqual({ x: { kind: "STRING" }, t: { kind: "TIMESTAMP" } });
  });

  it("have their functions", async () => {
    await warehouse.execute("create view v (n /* INT64 */) as select length(gs_md5(x)) from (select 'a' as x)");
    expect(await warehouse.rows("select n from v")).toEqual([[16n]]);
  });
});
