import { type Database, open } from "@sluice/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let db: Database;
beforeAll(async () => {
  db = await open();
});
afterAll(() => db.close());

const value = async (parameter: unknown) => {
  const { columns, rows } = await db.query("select @p as v", { named: { p: parameter } });
  return [columns[0]?.type, rows[0]?.["v"]];
};

describe("a plain value says its type", () => {
  test.each([
    [1, "INT64", 1],
    [12n, "INT64", 12],
    [9007199254740993n, "INT64", "9007199254740993"],
    [1.5, "FLOAT64", 1.5],
    ["it's \\ '", "STRING", "it's \\ '"],
    [true, "BOOL", true],
    [null, "INT64", null],
    [new Uint8Array([0, 255]), "BYTES", "AP8="],
    [new Date("2024-01-31T10:00:00Z"), "TIMESTAMP", "2024-01-31T10:00:00Z"],
    [[1, 2], "ARRAY<INT64>", [1, 2]],
    [[1, 2.5], "ARRAY<FLOAT64>", [1, 2.5]],
    [{ a: 1, b: ["x"] }, "STRUCT<a INT64, b ARRAY<STRING>>", { a: 1, b: ["x"] }],
  ])("%s", async (parameter, type, expected) => expect(await value(parameter)).toEqual([type, expected]));
});

describe("a type in words", () => {
  test.each([
    ["DATE", "2024-1-31", "2024-01-31"],
    ["TIMESTAMP", "2024-01-31 10:00:00+02", "2024-01-31T08:00:00Z"],
    ["TIMESTAMP", "2024-01-31 10:00:00", "2024-01-31T10:00:00Z"],
    ["DATETIME", "2024-01-31T10:00:00", "2024-01-31T10:00:00"],
    ["NUMERIC", "1.50", 1.5],
    ["FLOAT64", 1, 1],
    ["ARRAY<DATE>", ["2024-01-31", null], ["2024-01-31", null]],
    ["STRUCT<a INT64, b STRING>", { a: "5", b: null }, { a: 5, b: null }],
    ["JSON", { a: [1] }, { a: [1] }],
  ])("%s %s", async (type, given, expected) => expect(await value({ type, value: given })).toEqual([type, expected]));

  test.each([
    ["DATE", "2024-02-30"],
    ["INT64", "1.5"],
    ["INT64", "9223372036854775808"],
    ["TIMESTAMP", "'; drop table t"],
  ])("%s can't be %s", async (type, given) =>
    expect(value({ type, value: given })).rejects.toMatchObject({ name: "GoogleSqlError" }),
  );
});

test("by position, within expressions, LIMIT and IN", async () => {
  const sql = "select x from unnest(?) x where x in unnest(?) order by x limit ?";
  expect((await db.query(sql, { positional: [[1, 2, 3, 4], [4, 3, 2], 2] })).rows).toEqual([{ x: 2 }, { x: 3 }]);
});

test("one that was not given is told", async () => {
  await expect(db.query("select @q")).rejects.toMatchObject({ reason: "invalid" });
  await expect(db.query("select ?, ?", { positional: [1] })).rejects.toThrow("parameter 2 was not given");
});

test("a wildcard of a place without such tables is said to have none", async () => {
  await expect(db.query("select * from `p.d.events_*`")).rejects.toMatchObject({
    reason: "invalid",
    message: "p.d.events_* does not match any table",
  });
});
