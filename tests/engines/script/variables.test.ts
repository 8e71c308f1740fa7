import { describe, expect, test } from "vitest";
import { database, dialects } from "./database.ts";

describe.each(dialects)("on %s", (dialect) => {
  const db = database(dialect);

  test("a variable is NULL until it is set", async () => {
    expect(await db.rows("declare a, b int64; set a = 2; select a, b")).toEqual([[2, null]]);
  });

  test("a default gives the type where none is written", async () => {
    expect(await db.rows("declare a default 'x' || 'y'; select a")).toEqual([["xy"]]);
  });

  test("SET of several at once takes a tuple, a struct or a query", async () => {
    expect(await db.rows("declare a, b int64; set (a, b) = (1, 2); select a, b")).toEqual([[1, 2]]);
    expect(await db.rows("declare c, d int64; set (c, d) = (select as struct 3, 4); select c, d")).toEqual([[3, 4]]);
  });

  test("the right sides see the old values", async () => {
    expect(
      await db.rows("declare a int64 default 1; declare b int64 default 2; set (a, b) = (b, a); select a, b"),
    ).toEqual([[2, 1]]);
  });

  test("a variable keeps its type", async () => {
    expect(await db.rows("declare a float64; set a = 1; select a / 2")).toEqual([[0.5]]);
    await expect(db.rows("declare b int64; set b = 'x'")).rejects.toMatchObject({
      reason: "invalid",
      span: { start: 25, end: 28 },
    });
  });

  describe("values of every type come back as they were", () => {
    test.each([
      ["int64", "9223372036854775807", "9223372036854775807"],
      ["float64", "0.1", 0.1],
      ["bool", "false", false],
      ["numeric", "numeric '12345678901234567890.123456789'", "12345678901234567890.123456789"],
      ["string", "'it\\'s 😀 \\n \\000'", "it's 😀 \n \0"],
      ["bytes", "b'\\x00\\xff'", "AP8="],
      ["date", "date '2024-02-29'", "2024-02-29"],
      ["time", "time '01:02:03.456'", "01:02:03.456"],
      ["datetime", "datetime '2024-02-29 01:02:03'", "2024-02-29T01:02:03"],
      ["timestamp", "timestamp '2024-02-29 01:02:03+02'", "2024-02-28T23:02:03Z"],
      ["json", `json '{"a": [1, null]}'`, { a: [1, null] }],
      ["array<int64>", "[1, 2]", [1, 2]],
      ["array<string>", "array<string>[]", []],
      ["struct<a int64, b array<struct<c string>>>", "(1, [struct('x')])", { a: 1, b: [{ c: "x" }] }],
    ])("%s", async (type, value, expected) => {
      expect(await db.rows(`declare v ${type}; set v = (select ${value} from unnest([1])); select v`)).toEqual([
        [expected],
      ]);
    });
  });

  test("a column wins over a variable of its name", async () => {
    expect(await db.rows("declare a int64 default 1; select a from (select 2 as a)")).toEqual([[2]]);
  });

  test("variables reach into functions' arguments, LIMIT and DML", async () => {
    const script = `declare n int64 default 2; create temp table t as select x from unnest([1, 2, 3]) x;
    delete from t where x = n; update t set x = x + n where true; select x from t order by x limit n`;
    expect(await db.rows(script)).toEqual([[3], [5]]);
  });

  test("an inner block's variables end with it", async () => {
    await expect(db.rows("begin declare a int64 default 1; select a; end; select a")).rejects.toMatchObject({
      reason: "invalid",
    });
  });

  test("an unknown variable is told", async () => {
    await expect(db.rows("set nothing = 1")).rejects.toThrow("Undeclared variable: nothing");
  });

  test("the same name twice is refused", async () => {
    await expect(db.rows("begin declare a int64; declare a string; end")).rejects.toThrow("already declared");
  });

  test("parameters by position and by name", async () => {
    expect(await db.rows("select ? + ?, ?", 1, 2, "x")).toEqual([[3, "x"]]);
  });

  test.each([
    ["update", "update d.t set x = 0 where x > 1", 2],
    ["delete", "delete from d.t where x = 1", 1],
    ["insert", "insert into d.t values (7), (8)", 2],
    [
      "merge",
      "merge d.t using (select * from unnest([1, 2, 9]) y) s on x = y when matched and y = 1 then delete when matched then update set x = 5 when not matched then insert values (y)",
      3,
    ],
  ])("@@row_count of %s", async (_name, statement, count) => {
    const script = `create table d.t as select x from unnest([1, 2, 3]) x; ${statement}; select @@row_count`;
    expect(await db.rows(script)).toEqual([[count]]);
  });
});
