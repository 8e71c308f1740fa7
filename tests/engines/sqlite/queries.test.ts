import { describe, expect, test } from "vitest";
import { sqlite } from "./database.ts";

const db = sqlite();
const T = "UNNEST([STRUCT('a' AS g, 1 AS x, 1.5 AS f), ('a', 2, NULL), ('b', NULL, -2.0)]) AS t";

const queries = (all: readonly (readonly [sql: string, rows: readonly (readonly unknown[])[]])[]): void => {
  test.each(all)("%s", async (sql, rows) => {
    expect(await db.rows(sql)).toEqual(rows);
  });
};

const failures = (all: readonly (readonly [sql: string, message: RegExp])[]): void => {
  test.each(all)("%s fails", async (sql, message) => {
    await expect(db.rows(sql)).rejects.toThrow(message);
  });
};

describe("what SQLite does otherwise", () => {
  queries([
    ["SELECT 7 / 2, DIV(7, 2), 2 * 3", [[3.5, 3, 6]]],
    ["SELECT 'a' LIKE 'A', UPPER('é'), LENGTH('😀')", [[false, "É", 1]]],
    ["SELECT 1 = 1, NOT TRUE, NULL AND FALSE", [[true, false, false]]],
    ["SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x", [[null], [1], [2]]],
    ["SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC", [[2], [1], [null]]],
    ["SELECT x FROM UNNEST([NUMERIC '10', NUMERIC '9', NUMERIC '-1']) AS x ORDER BY x", [[-1], [9], [10]]],
    ["SELECT NUMERIC '10' > NUMERIC '9', NUMERIC '1.0' = NUMERIC '1'", [[true, true]]],
    ["SELECT MAX(x), SUM(x) FROM UNNEST([NUMERIC '10', NUMERIC '9.5']) AS x", [[10, 19.5]]],
    ["SELECT 1 FROM UNNEST([STRUCT(1 AS a)]) WHERE a IN (1, NULL)", [[1]]],
    ["SELECT IF(TRUE, 1, CAST('x' AS INT64)), CASE WHEN FALSE THEN ERROR('no') ELSE 2 END", [[1, 2]]],
    ["SELECT [1, NULL][SAFE_OFFSET(5)], [1, 2][ORDINAL(2)]", [[null, 2]]],
    ["SELECT LIMITED FROM (SELECT 5 AS limited ORDER BY 1 LIMIT 1 OFFSET 0)", [[5]]],
    ["SELECT 5 AS x UNION ALL (SELECT 6 AS x ORDER BY x LIMIT 1) ORDER BY x DESC", [[6], [5]]],
    ["SELECT ARRAY(SELECT x FROM UNNEST([3, 1, 2]) AS x ORDER BY x DESC LIMIT 2)", [[[3, 2]]]],
    ["WITH t AS (SELECT RAND() AS r) SELECT a.r = b.r FROM t AS a, t AS b", [[true]]],
  ]);
  failures([
    ["SELECT x + 1 FROM UNNEST([9223372036854775807]) AS x", /int64 overflow/],
    ["SELECT SUM(x) FROM UNNEST([9223372036854775807, 1]) AS x", /overflow/],
    ["SELECT 1 / 0", /division by zero/],
    ["SELECT (SELECT x FROM UNNEST([1, 2]) AS x)", /more than one/],
    ["SELECT [1][OFFSET(1)]", /out of bounds/],
    ["SELECT ERROR('mine')", /mine/],
  ]);
});

describe("NaN, which SQLite has not", () => {
  const NANS = "UNNEST([CAST('nan' AS FLOAT64), 1.0, NULL, CAST('nan' AS FLOAT64)]) AS x";
  queries([
    [`SELECT x FROM ${NANS} ORDER BY x`, [[null], ["NaN"], ["NaN"], [1]]],
    [`SELECT x FROM ${NANS} ORDER BY x DESC`, [[1], ["NaN"], ["NaN"], [null]]],
    [
      `SELECT x, COUNT(*) FROM ${NANS} GROUP BY x ORDER BY x`,
      [
        [null, 1],
        ["NaN", 2],
        [1, 1],
      ],
    ],
    [`SELECT MIN(x), MAX(x), SUM(x), AVG(x) FROM ${NANS}`, [["NaN", "NaN", "NaN", "NaN"]]],
    [`SELECT COUNTIF(x = x), COUNTIF(x > 0), COUNTIF(x < 2), COUNTIF(x != x) FROM ${NANS}`, [[1, 1, 1, 2]]],
    [`SELECT SUM(x + 1) FROM ${NANS} WHERE NOT IS_NAN(x)`, [[2]]],
    ["SELECT SUM(x) FROM UNNEST([CAST('inf' AS FLOAT64), CAST('-inf' AS FLOAT64)]) AS x", [["NaN"]]],
  ]);
});

describe("grouping", () => {
  queries([
    [
      `SELECT g, SUM(x) FROM ${T} GROUP BY ROLLUP(g) ORDER BY g`,
      [
        [null, 3],
        ["a", 3],
        ["b", null],
      ],
    ],
    [
      `SELECT g, GROUPING(g) AS n, COUNT(*) FROM ${T} GROUP BY GROUPING SETS (g, ()) ORDER BY n, g`,
      [
        ["a", 0, 2],
        ["b", 0, 1],
        [null, 1, 3],
      ],
    ],
    [`SELECT COUNT(*) FROM ${T} WHERE FALSE GROUP BY ROLLUP(g)`, [[0]]],
    [
      `SELECT g, RANK() OVER (ORDER BY SUM(x) DESC) FROM ${T} GROUP BY CUBE(g) HAVING SUM(x) > 0 ORDER BY g`,
      [
        [null, 1],
        ["a", 1],
      ],
    ],
    [
      `SELECT STRING_AGG(DISTINCT g, '-' ORDER BY g DESC), ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC LIMIT 1) FROM ${T}`,
      [["b-a", [2]]],
    ],
    [`SELECT STRING_AGG(DISTINCT g) FROM ${T} WHERE g = 'c'`, [[null]]],
  ]);
});

describe("windows", () => {
  queries([
    [
      `SELECT x, LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY g, f ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM ${T} ORDER BY g, f`,
      [
        [2, 2],
        [1, 1],
        [null, 1],
      ],
    ],
    [`SELECT PERCENTILE_CONT(x, 0.5) OVER () FROM ${T} LIMIT 1`, [[1.5]]],
    [`SELECT g FROM ${T} QUALIFY ROW_NUMBER() OVER (PARTITION BY g ORDER BY x DESC) = 1 ORDER BY g`, [["a"], ["b"]]],
    [
      "SELECT n, SUM(n) OVER (ORDER BY n ROWS 1 PRECEDING) FROM UNNEST([NUMERIC '1', NUMERIC '2', NUMERIC '3']) AS n ORDER BY n",
      [
        [1, 1],
        [2, 3],
        [3, 5],
      ],
    ],
    ["SELECT DISTINCT COUNT(DISTINCT x) OVER () FROM UNNEST([1, 1, 2]) AS x", [[2]]],
  ]);
});

describe("joins and arrays", () => {
  queries([
    [
      "SELECT a, b FROM UNNEST([1, 2]) AS a FULL JOIN UNNEST([2, 3]) AS b ON a = b ORDER BY a, b",
      [
        [null, 3],
        [1, null],
        [2, 2],
      ],
    ],
    [
      "SELECT s.k, v FROM UNNEST([STRUCT('p' AS k, [1, 2] AS vs), ('q', [])]) AS s LEFT JOIN UNNEST(s.vs) AS v ORDER BY 1, 2",
      [
        ["p", 1],
        ["p", 2],
        ["q", null],
      ],
    ],
    [
      "SELECT v, o FROM UNNEST(['x', 'y']) AS v WITH OFFSET AS o ORDER BY o DESC",
      [
        ["y", 1],
        ["x", 0],
      ],
    ],
    ["SELECT ARRAY_TRANSFORM([1, 2], e -> ARRAY_LENGTH(ARRAY_FILTER([1, 2, 3], f -> f > e)))", [[[2, 1]]]],
    ["WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 4) SELECT SUM(n) FROM r", [[10]]],
    ["SELECT IFERROR(CAST(s AS INT64), -1) FROM UNNEST(['7', 'x']) AS s", [[7], [-1]]],
  ]);
});

describe("subqueries and joins that become look-ups", () => {
  const A = "UNNEST([STRUCT(1 AS id, 'x' AS k), (2, NULL), (NULL, 'X'), (4, 'z')]) AS a";
  const B = "(SELECT * FROM UNNEST([STRUCT(1 AS id, 'X' AS k), (NULL, 'z'), (2, NULL), (2, 'y')])) AS b";
  queries([
    [`SELECT a.id FROM ${A} WHERE EXISTS (SELECT 1 FROM ${B} WHERE b.id = a.id) ORDER BY 1`, [[1], [2]]],
    [`SELECT a.id FROM ${A} WHERE NOT EXISTS (SELECT 1 FROM ${B} WHERE b.id = a.id) ORDER BY 1`, [[null], [4]]],
    [
      `SELECT a.id, EXISTS (SELECT 1 FROM ${B} WHERE a.id = b.id AND b.k = 'y') FROM ${A} ORDER BY 1`,
      [
        [null, false],
        [1, false],
        [2, true],
        [4, false],
      ],
    ],
    [`SELECT a.id FROM ${A} WHERE EXISTS (SELECT 1 FROM ${B} WHERE b.id = a.id AND UPPER(a.k) = b.k)`, [[1]]],
    [`SELECT a.id FROM ${A} WHERE EXISTS (SELECT 1 FROM ${B} WHERE b.id = a.id AND a.k = 'x')`, [[1]]],
    [`SELECT a.id FROM ${A} WHERE EXISTS (SELECT 1 FROM ${B} WHERE b.id > a.id) ORDER BY 1`, [[1]]],
    [`SELECT COUNT(*) FROM ${A} WHERE EXISTS (SELECT COUNT(*) FROM ${B} WHERE b.id = a.id)`, [[4]]],
    [
      `SELECT a.id, b.id FROM ${A} LEFT JOIN ${B} ON UPPER(a.k) = UPPER(b.k) ORDER BY 1, 2`,
      [
        [null, 1],
        [1, 1],
        [2, null],
        [4, null],
      ],
    ],
    [
      `SELECT a.id, b.id FROM ${A} FULL JOIN ${B} ON UPPER(a.k) = UPPER(b.k) ORDER BY 1, 2`,
      [
        [null, 1],
        [null, 2],
        [null, 2],
        [1, 1],
        [2, null],
        [4, null],
      ],
    ],
    [`SELECT a.id, b.k FROM ${A} JOIN ${B} ON a.id + 1 = b.id + 1 AND b.k != 'y' ORDER BY 1`, [[1, "X"]]],
    [
      `SELECT a.id, (SELECT MAX(b.k) FROM ${B} WHERE b.id = a.id), (SELECT COUNT(*) FROM ${B} WHERE b.id = a.id) FROM ${A} ORDER BY 1`,
      [
        [null, null, 0],
        [1, "X", 1],
        [2, "y", 2],
        [4, null, 0],
      ],
    ],
  ]);
});

test("HLL_COUNT counts few exactly, and many nearly", async () => {
  const few = "SELECT HLL_COUNT.EXTRACT(HLL_COUNT.INIT(MOD(x, 700))) FROM UNNEST(GENERATE_ARRAY(1, 5000)) AS x";
  expect(await db.rows(few)).toEqual([[700]]);
  const many = `SELECT HLL_COUNT.MERGE(s) FROM (
    SELECT HLL_COUNT.INIT(x) AS s FROM UNNEST(GENERATE_ARRAY(1, 15000)) AS x UNION ALL
    SELECT HLL_COUNT.INIT(x) FROM UNNEST(GENERATE_ARRAY(10001, 20000)) AS x)`;
  const [[count]] = (await db.rows(many)) as [[number]];
  expect(Math.abs(count / 20000 - 1)).toBeLessThan(0.03);
});
