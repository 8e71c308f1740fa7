import { expect, test } from "vitest";
import { database } from "../script/database.ts";

const db = database("sqlite");

test("RANGE with an offset over NUMERIC is refused: decimals are texts here", async () => {
  const sql =
    "select sum(x) over (order by x range between 1 preceding and current row) from unnest([numeric '1.5', 2]) x";
  await expect(db.rows(sql)).rejects.toMatchObject({ reason: "unsupported" });
});

test("over INT64 it counts values, not rows", async () => {
  const sql =
    "select x, sum(x) over (order by x range between 1 preceding and current row) from unnest([1, 2, 4]) x order by x";
  expect(await db.rows(sql)).toEqual([
    [1, 1],
    [2, 3],
    [4, 4],
  ]);
});
