/** What sorts, chooses and combines rows, on every engine. The order is part of what is expected. */
import type { Case } from "./case.ts";

const nan = "cast('nan' as float64)";
const range = (text: string) => `range<date> '${text}'`;

/** One column. */
const rows = (...values: readonly unknown[]) => values.map((value) => [value]);

export const queries: readonly Case[] = [
  [`select distinct x from unnest([2.0, ${nan}, 1.0, null, 2.0]) as x order by x`, rows(null, "NaN", 1, 2)],
  [`select distinct x from unnest([2.0, ${nan}, 1.0, null, 2.0]) as x order by x desc`, rows(2, 1, "NaN", null)],
  ["select distinct x from unnest(['b', 'B', 'a', 'b']) as x order by x desc limit 2", rows("b", "a")],
  [`select 1.5 as x union all select ${nan} union all select -1.0 order by x`, rows("NaN", -1, 1.5)],
  ["select 'b' as x union distinct select 'B' union distinct select 'b' order by x", rows("B", "b")],
  ["select 1 as x union all select 3 union all select 2 order by x desc limit 2 offset 1", rows(2, 1)],
  ["with t as (select 2 as a union all select 1 order by a limit 1) select a + 1 from t", rows(2)],
  [
    `select x from unnest([${range("[2024-01-02, unbounded)")}, ${range("[unbounded, 2024-01-05)")}, ${range("[2024-01-02, 2024-01-03)")}]) as x order by x`,
    rows("[UNBOUNDED, 2024-01-05)", "[2024-01-02, 2024-01-03)", "[2024-01-02, UNBOUNDED)"),
  ],
  // QUALIFY chooses before DISTINCT, and ORDER BY may sort by what is not selected.
  ["select distinct x from unnest([1, 1, 2, 3]) as x qualify rank() over (order by x) < 4 order by x desc", rows(2, 1)],
  ["select x from unnest([1, 2, 3, 4]) as x qualify rank() over (order by x) > 1 order by mod(x, 3)", rows(3, 4, 2)],
  [
    "select 5 as _keep, 6 as _x0, 7 as _q, 8 as _n from unnest([1, 2]) as x qualify row_number() over (order by x) = 1 order by -x",
    [[5, 6, 7, 8]],
  ],
  ["array(select x from unnest([3, 1, 2]) as x qualify row_number() over (order by x) > 1 order by x desc)", [3, 2]],
  ["array(select x from unnest([3, 1, 2]) as x order by -x limit 2)", [3, 2]],
  [`array(select distinct x from unnest([2.0, ${nan}, 2.0]) as x order by x desc)`, [2, "NaN"]],
  ["array(select 'b' as x union all select 'B' union all select 'a' order by x)", ["B", "a", "b"]],
  // Under AS STRUCT there is one column, and ORDER BY still sees the fields.
  [
    "array(select as struct x, -x as y from unnest([1, 3, 2]) as x order by y)",
    [
      { x: 3, y: -3 },
      { x: 2, y: -2 },
      { x: 1, y: -1 },
    ],
  ],
  ["(select sum(y.v) from (select as struct x as v from unnest([1, 3, 2]) as x order by v desc limit 2) as y)", 5],
  // A subquery's aggregates are its own, whatever the sets around.
  [
    "select x, (select sum(y) from unnest([1, 2]) as y) as s, count(*) as n from unnest([1, 1, 2]) as x group by rollup(x) order by x",
    [
      [null, 3, 3],
      [1, 3, 2],
      [2, 3, 1],
    ],
  ],
  [
    "select x, grouping(x) as g from unnest([1, 2]) as x group by grouping sets ((x), ()) order by g desc, x",
    [
      [null, 1],
      [1, 0],
      [2, 0],
    ],
  ],
];
