import { type Case, fails } from "./case.ts";

const from = (...values: readonly string[]) => `FROM UNNEST([${values.join(", ")}]) AS x`;
const one = (aggregate: string, ...values: readonly string[]) => `(SELECT ${aggregate} ${from(...values)})`;
const none = (aggregate: string, type = "INT64") =>
  `(SELECT ${aggregate} FROM UNNEST(CAST([] AS ARRAY<${type}>)) AS x)`;

export const aggregates: readonly Case[] = [
  [one("COUNT(*)", "1", "NULL", "1"), 3, "INT64"],
  [one("COUNT(x)", "1", "NULL", "1"), 2],
  [one("COUNT(DISTINCT x)", "1", "NULL", "1"), 1],
  [none("COUNT(*)"), 0],
  [one("COUNTIF(x > 1)", "1", "2", "NULL", "3"), 2],
  [none("COUNTIF(x > 1)"), 0],
  [one("COUNTIF(DISTINCT x > 1)", "2", "3"), 1],
  [one("SUM(x)", "1", "NULL", "2"), 3, "INT64"],
  [none("SUM(x)"), null],
  [one("SUM(x)", "NULL", "CAST(NULL AS INT64)"), null],
  [one("SUM(DISTINCT x)", "1", "1", "2"), 3],
  [one("SUM(x)", "1.5", "2"), 3.5, "FLOAT64"],
  [one("SUM(x)", "NUMERIC '0.1'", "NUMERIC '0.2'"), 0.3, "NUMERIC"],
  [one("SUM(x)", "9223372036854775807", "1"), fails()],
  [one("AVG(x)", "1", "2", "NULL"), 1.5, "FLOAT64"],
  [one("AVG(x)", "NUMERIC '1'", "NUMERIC '2'"), 1.5, "NUMERIC"],
  [one("AVG(x)", "BIGNUMERIC '1'", "BIGNUMERIC '2'"), 1.5, "BIGNUMERIC"],
  [one("SUM(x)", "BIGNUMERIC '0.1'", "BIGNUMERIC '0.2'"), 0.3, "BIGNUMERIC"],
  [one("MAX(x)", "BIGNUMERIC '-1.5'", "BIGNUMERIC '-2'"), -1.5, "BIGNUMERIC"],
  [none("AVG(x)"), null],
  [one("AVG(DISTINCT x)", "1", "1", "4"), 2.5],
  [one("MIN(x)", "3", "1", "NULL"), 1, "INT64"],
  [one("MAX(x)", "'a'", "'B'"), "a", "STRING"],
  [one("MAX(x)", "DATE '2024-01-01'", "DATE '2023-01-01'"), "2024-01-01", "DATE"],
  [one("MAX(x)", "CAST('nan' AS FLOAT64)", "1"), "NaN"],
  [one("MIN(x)", "CAST('nan' AS FLOAT64)", "1"), "NaN"],
  [none("MAX(x)"), null],
  [one("ANY_VALUE(x)", "7", "7"), 7],
  [one("ANY_VALUE(x HAVING MAX x)", "3", "9", "4"), 9],
  [one("ANY_VALUE(x HAVING MIN x)", "3", "9", "4"), 3],
  [none("ANY_VALUE(x)"), null],
  [one("MAX_BY(x, -x)", "3", "9", "4"), 3],
  [one("MIN_BY(x, -x)", "3", "9", "4"), 9],
  [one("LOGICAL_AND(x)", "TRUE", "FALSE"), false, "BOOL"],
  [one("LOGICAL_OR(x)", "NULL", "TRUE", "FALSE"), true],
  [none("LOGICAL_OR(x)", "BOOL"), null],
  [one("BIT_AND(x)", "61441", "161"), 1, "INT64"],
  [one("BIT_OR(x)", "61441", "161"), 61601],
  [one("BIT_XOR(x)", "5678", "1234"), 4860],
  [one("BIT_XOR(DISTINCT x)", "1234", "5678", "1234"), 4860],
  [one("STRING_AGG(x)", "'apple'", "NULL", "'pear'"), "apple,pear", "STRING"],
  [one("STRING_AGG(DISTINCT x)", "CAST(NULL AS STRING)"), null, "STRING"],
  [one("ARRAY_AGG(DISTINCT x IGNORE NULLS)", "CAST(NULL AS STRING)"), null],
  [one("STRING_AGG(x, ' & ')", "'apple'", "'pear'"), "apple & pear"],
  [one("STRING_AGG(DISTINCT x, '+' ORDER BY x DESC)", "'a'", "'b'", "'a'"), "b+a"],
  [one("STRING_AGG(x, '-' ORDER BY x LIMIT 2)", "'c'", "'a'", "'b'"), "a-b"],
  [one("STRING_AGG(x ORDER BY LENGTH(x), x)", "'bb'", "'a'", "'aa'"), "a,aa,bb"],
  [none("STRING_AGG(x)", "STRING"), null],
  [one("ARRAY_AGG(x ORDER BY x)", "2", "1", "2"), [1, 2, 2], "ARRAY<INT64>"],
  [one("ARRAY_AGG(DISTINCT x ORDER BY x)", "2", "1", "2"), [1, 2]],
  [one("ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC)", "2", "NULL", "1"), [2, 1]],
  [one("ARRAY_AGG(x ORDER BY x DESC LIMIT 1)", "2", "5", "1"), [5]],
  [one("ARRAY_AGG(x IGNORE NULLS)", "CAST(NULL AS INT64)"), null],
  [none("ARRAY_AGG(x)"), null],
  [
    "(SELECT ARRAY_CONCAT_AGG(x.a ORDER BY x.k) FROM UNNEST([STRUCT(2 AS k, [3] AS a), (1, [1, 2]), (3, NULL)]) AS x)",
    [1, 2, 3],
  ],
  [one("SUM(x) / COUNT(*)", "1", "2"), 1.5],
  [
    "select x, count(*) from unnest(['a', 'b', 'a']) as x group by x order by x",
    [
      ["a", 2],
      ["b", 1],
    ],
  ],
  [
    "select x, count(*) from unnest([1, null, null]) as x group by x order by x",
    [
      [null, 2],
      [1, 1],
    ],
  ],
  ["select count(*) as n from unnest([1, 2]) as x having n > 5", []],
  [
    "select x, sum(x) from unnest([1, 2, 2]) as x group by rollup(x) order by x nulls last",
    [
      [1, 1],
      [2, 4],
      [null, 5],
    ],
  ],
  [
    "select x, grouping(x) from unnest([1]) as x group by rollup(x) order by 2",
    [
      [1, 0],
      [null, 1],
    ],
  ],
  ["select count(distinct x) from unnest([(1, 'a'), (1, 'a'), (2, 'a')]) as x", [[2]]],
];

export const approximate: readonly Case[] = [
  [one("APPROX_COUNT_DISTINCT(x)", "0", "1", "1", "2", "NULL"), 3, "INT64"],
  [one("APPROX_QUANTILES(x, 2)", "1", "1", "1", "4", "5", "6", "7", "8", "9", "10"), [1, 5, 10], "ARRAY<INT64>"],
  [one("APPROX_QUANTILES(x, 1)", "5", "NULL", "3"), [3, 5]],
  [one("APPROX_QUANTILES(DISTINCT x, 2)", "1", "1", "1", "4", "5", "6", "7", "8", "9", "10"), [1, 6, 10]],
  [none("APPROX_QUANTILES(x, 2)"), null],
  [
    one("APPROX_TOP_COUNT(x, 2)", "'apple'", "'apple'", "'pear'", "'pear'", "'pear'", "'banana'"),
    [
      { value: "pear", count: 3 },
      { value: "apple", count: 2 },
    ],
  ],
  [
    "(SELECT APPROX_TOP_SUM(x.f, x.w, 2) FROM UNNEST([STRUCT('apple' AS f, 3 AS w), ('pear', 2), ('apple', 0), ('banana', 5)]) AS x)",
    [
      { value: "banana", sum: 5 },
      { value: "apple", sum: 3 },
    ],
  ],
];

export const statistical: readonly Case[] = [
  [one("STDDEV(x)", "2", "4", "4", "4", "5", "5", "7", "9"), 2.138089935299395, "FLOAT64"],
  [one("STDDEV_POP(x)", "2", "4", "4", "4", "5", "5", "7", "9"), 2],
  [one("STDDEV_SAMP(x)", "5"), null],
  [one("STDDEV_POP(x)", "5"), 0],
  [one("VAR_SAMP(x)", "1", "2", "3", "NULL"), 1],
  [one("VARIANCE(x)", "1", "2", "3"), 1],
  [one("VAR_POP(x)", "1", "3"), 1],
  [none("VAR_POP(x)"), null],
  ["(SELECT ROUND(CORR(x.a, x.b), 12) FROM UNNEST([STRUCT(1.0 AS a, 5.0 AS b), (3.0, 9.0), (4.0, 11.0)]) AS x)", 1],
  ["(SELECT CORR(x.a, x.b) FROM UNNEST([STRUCT(1.0 AS a, 2.0 AS b)]) AS x)", null],
  ["(SELECT CORR(x.a, x.b) FROM UNNEST([STRUCT(1.0 AS a, 2.0 AS b), (1.0, 3.0)]) AS x)", "NaN"],
  ["(SELECT COVAR_POP(x.a, x.b) FROM UNNEST([STRUCT(1.0 AS a, 2.0 AS b), (3.0, 6.0)]) AS x)", 2],
  ["(SELECT COVAR_SAMP(x.a, x.b) FROM UNNEST([STRUCT(1.0 AS a, 2.0 AS b), (3.0, 6.0)]) AS x)", 4],
  ["(SELECT COVAR_SAMP(x.a, x.b) FROM UNNEST([STRUCT(1.0 AS a, 2.0 AS b)]) AS x)", null],
];
