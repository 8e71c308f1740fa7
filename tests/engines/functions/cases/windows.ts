import { type Case, fails } from "./case.ts";

const from = (...values: readonly string[]) => `FROM UNNEST([${values.join(", ")}]) AS x`;

const over = (window: string, ...values: readonly string[]) =>
  `select x, ${window} ${from(...values)} order by x nulls last, 2`;

export const windows: readonly Case[] = [
  [
    over("is_first(1) over (order by x)", "1", "2"),
    [
      [1, true],
      [2, false],
    ],
  ],
  [
    over("is_last(1) over (order by x)", "1", "2"),
    [
      [1, false],
      [2, true],
    ],
  ],
  [
    over("row_number() over (order by x)", "3", "1", "2"),
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ],
  [
    over("rank() over (order by x)", "1", "2", "2", "5"),
    [
      [1, 1],
      [2, 2],
      [2, 2],
      [5, 4],
    ],
  ],
  [
    over("dense_rank() over (order by x desc)", "1", "2", "2", "5"),
    [
      [1, 3],
      [2, 2],
      [2, 2],
      [5, 1],
    ],
  ],
  [
    over("percent_rank() over (order by x)", "1", "2", "2", "4", "5"),
    [
      [1, 0],
      [2, 0.25],
      [2, 0.25],
      [4, 0.75],
      [5, 1],
    ],
  ],
  [
    over("cume_dist() over (order by x)", "1", "2", "2", "4"),
    [
      [1, 0.25],
      [2, 0.75],
      [2, 0.75],
      [4, 1],
    ],
  ],
  [
    over("ntile(2) over (order by x)", "1", "2", "3"),
    [
      [1, 1],
      [2, 1],
      [3, 2],
    ],
  ],
  [
    over("lag(x) over (order by x)", "1", "2", "3"),
    [
      [1, null],
      [2, 1],
      [3, 2],
    ],
  ],
  [
    over("lag(x, 2, 0) over (order by x)", "1", "2", "3"),
    [
      [1, 0],
      [2, 0],
      [3, 1],
    ],
  ],
  [
    over("lead(x) over (order by x)", "1", "2", "3"),
    [
      [1, 2],
      [2, 3],
      [3, null],
    ],
  ],
  [
    over("lead(x, 2, -1) over (order by x)", "1", "2", "3"),
    [
      [1, 3],
      [2, -1],
      [3, -1],
    ],
  ],
  [
    over("first_value(x) over (order by x desc)", "1", "2", "3"),
    [
      [1, 3],
      [2, 3],
      [3, 3],
    ],
  ],
  [
    over("last_value(x) over (order by x)", "1", "2", "3"),
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ],
  [
    over("last_value(x) over (order by x rows between unbounded preceding and unbounded following)", "1", "2", "3"),
    [
      [1, 3],
      [2, 3],
      [3, 3],
    ],
  ],
  [
    over("first_value(x ignore nulls) over (order by x)", "NULL", "2", "3"),
    [
      [2, 2],
      [3, 2],
      [null, null],
    ],
  ],
  [
    over("nth_value(x, 2) over (order by x)", "1", "2", "3"),
    [
      [1, null],
      [2, 2],
      [3, 2],
    ],
  ],
  [
    over("sum(x) over (order by x)", "1", "2", "2", "3"),
    [
      [1, 1],
      [2, 5],
      [2, 5],
      [3, 8],
    ],
  ],
  [
    over("sum(x) over (order by x rows unbounded preceding)", "1", "2", "3"),
    [
      [1, 1],
      [2, 3],
      [3, 6],
    ],
  ],
  [
    over("sum(x) over (order by x range between 1 preceding and current row)", "1", "2", "4"),
    [
      [1, 1],
      [2, 3],
      [4, 4],
    ],
  ],
  [
    over("sum(x) over (order by x rows between 1 following and 2 following)", "1", "2", "4"),
    [
      [1, 6],
      [2, 4],
      [4, null],
    ],
  ],
  [
    over("count(*) over ()", "1", "2"),
    [
      [1, 2],
      [2, 2],
    ],
  ],
  [
    over("avg(x) over (partition by mod(x, 2))", "1", "2", "3"),
    [
      [1, 2],
      [2, 2],
      [3, 2],
    ],
  ],
  [
    over("count(distinct x) over ()", "1", "2", "2"),
    [
      [1, 2],
      [2, 2],
      [2, 2],
    ],
  ],
  [
    over("countif(x > 1) over (order by x)", "1", "2", "3"),
    [
      [1, 0],
      [2, 1],
      [3, 2],
    ],
  ],
  [
    over("string_agg(cast(x as string)) over (order by x)", "1", "2"),
    [
      [1, "1"],
      [2, "1,2"],
    ],
  ],
  ["select array_agg(x) over (order by x) as a from unnest([1, 2]) as x order by array_length(a)", [[[1]], [[1, 2]]]],
  [
    over("percentile_cont(x, 0.5) over ()", "0", "3", "NULL", "1", "2"),
    [
      [0, 1.5],
      [1, 1.5],
      [2, 1.5],
      [3, 1.5],
      [null, 1.5],
    ],
  ],
  [
    over("percentile_disc(x, 0.5) over ()", "0", "3", "NULL", "1", "2"),
    [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [null, 1],
    ],
  ],
  [
    over("percentile_cont(x, 0.5 respect nulls) over ()", "NULL", "1"),
    [
      [1, 1],
      [null, 1],
    ],
  ],
  [
    "select corr(x, y) over (order by x) from unnest([struct(1.0 as x, 5.0 as y), (3.0, 9.0)]) order by x",
    [[null], [1]],
  ],
  ["select x from unnest([3, 1, 2]) as x qualify row_number() over (order by x) = 2", [[2]]],
  ["select x, rank() over () from unnest([1]) as x", fails()],
  [
    "select sum(x) over w, max(x) over w from unnest([1, 2]) as x window w as (order by x) order by 1",
    [
      [1, 1],
      [3, 2],
    ],
  ],
];

export const utility: readonly Case[] = [
  ["LENGTH(GENERATE_UUID())", 36, "INT64"],
  ["REGEXP_CONTAINS(GENERATE_UUID(), r'^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$')", true],
  ["GENERATE_UUID() = GENERATE_UUID()", false],
  ["TYPEOF(1)", "INT64", "STRING"],
  ["TYPEOF([1.5])", "ARRAY<FLOAT64>"],
  ["TYPEOF(STRUCT(1 AS a, 'x'))", "STRUCT<a INT64, STRING>"],
  ["TYPEOF(DATE '2024-01-01')", "DATE"],
  ["SESSION_USER() IS NOT NULL", true],
];
