import { openWarehouse } from "@sluice/engines";
import { expect, it } from "vitest";

it("knows a view that can't be read any more", async () => {
  const warehouse = await openWarehouse("duckdb::memory:");
  await warehouse.execute("create table a as select 1 as x; create view v as from a; drop table a");
  expect(await warehouse.describe(["v"])).toEqual({ type: "view", columns: [] });
  expect(await warehouse.describe(["a"])).toBeUndefined();
  expect((await warehouse.relations()).map(({ target }) => target.name)).toEqual(["v"]);
  await warehouse.close();
});

it("knows GoogleSQL's types by DuckDB's", async () => {
  const warehouse = await openWarehouse("duckdb::memory:");
  await warehouse.execute(
    `create table a (i integer, n decimal(38, 9), b bignum, d double, l varchar[], s struct(a bigint, b date), j json, y blob, t timestamptz, dt timestamp, r struct(range_start date, range_end date))`,
  );
  const kinds = (await warehouse.describe(["a"]))?.columns.map(({ type }) => type.kind);
  expect(kinds).toEqual([
    "INT64",
    "NUMERIC",
    "BIGNUMERIC",
    "FLOAT64",
    "ARRAY",
    "STRUCT",
    "JSON",
    "BYTES",
    "TIMESTAMP",
    "DATETIME",
    "RANGE",
  ]);
  await warehouse.close();
});
