/** Numbers of tables that others made, of types that ours never have. */
import { createSession, type Session } from "@sluice/googlesql";
import { openWarehouse, type Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, expect, test } from "vitest";

let warehouse: Warehouse;
let session: Session;
beforeEach(async () => {
  warehouse = await openWarehouse("duckdb::memory:");
  session = createSession(warehouse, { defaultSchema: "main" });
});
afterEach(() => warehouse.close());
const rowsOf = async (sql: string) => (await session.run(sql)).rows.map((row) => Object.values(row));
const made = (type: string, ...values: readonly string[]) =>
  warehouse.execute(
    `create table main.t (h ${type}); insert into main.t values ${values.map((value) => `(${value})`).join(", ")}`,
  );

test("wide integers and decimals of another scale are NUMERIC, digit by digit", async () => {
  await warehouse.execute("create table main.t (h hugeint, d decimal(10, 0), e decimal(10, 2))");
  await warehouse.execute("insert into main.t values (100, 250, 7.50)");
  const { rows } = await session.run(
    "select cast(h as string) as h, cast(d as string) as d, cast(e as string) as e, h / 8 as q, d * 0.5 as p, format('%t', h) as f from t",
  );
  expect(rows).toEqual([{ h: "100", d: "250", e: "7.5", q: 12.5, p: 125, f: "100" }]);
});

test.each(["hugeint", "uhugeint", "ubigint", "decimal(38, 0)", "decimal(38, 2)", "decimal(10, 2)"])(
  "%s calculates, compares and stands beside a NUMERIC",
  async (type) => {
    await made(type, "100", "7");
    expect(
      await rowsOf("select -h, h - 200, h / 8, avg(h) over (), h in (1, 100) from t where h = numeric '100'"),
    ).toEqual([[-100, -100, 12.5, 100, true]]);
    expect(await rowsOf("select h from t union all select numeric '1.555' order by 1")).toEqual([[1.555], [7], [100]]);
    await session.run("update t set h = h + 1 where h = 7; insert into t (h) values (3); delete from t where h = 100");
    expect(await rowsOf("select h from t order by h")).toEqual([[3], [8]]);
  },
);

test("numbers of more digits than a NUMERIC has are told as they are, or are an error", async () => {
  const [least, most] = ["-170141183460469231731687303715884105728", "170141183460469231731687303715884105727"];
  await made("hugeint", least, most);
  expect(await rowsOf("select h from t order by h")).toEqual([[least], [most]]);
  await expect(session.run("select h * 2 from t")).rejects.toThrow("NUMERIC overflow");
  await warehouse.execute("drop table main.t");
  await made("decimal(38, 2)", "123456789012345678901234567890123456.78");
  await expect(session.run("select h from t")).rejects.toThrow("DECIMAL(38,9)");
});

test("numbers of more places than a NUMERIC has are read, and not changed", async () => {
  await made("decimal(38, 20)", "0.00000000000000000001");
  expect(await rowsOf("select h * 2 from t")).toEqual([[2e-20]]);
  for (const change of ["update t set h = 1 where true", "insert into t (h) values (1)", "delete from t where h = 1"])
    await expect(session.run(change)).rejects.toMatchObject({
      reason: "unsupported",
      message: expect.stringContaining('Changing column "h"'),
    });
  await session.run("create table u as select h from t; update u set h = h + 1 where true");
  expect(await rowsOf("select cast(h as string) from u")).toEqual([["1.00000000000000000001"]]);
});
