import { cases, failures } from "./cases.ts";

const sales =
  "with sales as (select 'a' as shop, 1 as day, 10 as amount union all select 'a', 2, 20 union all select 'b', 1, 5 union all select 'b', 3, null)";

cases([
  [
    `${sales} select shop, sum(amount), count(*), count(amount), avg(amount), countif(amount > 5) from sales group by shop order by shop`,
    [
      ["a", 30, 2, 2, 15, 2],
      ["b", 5, 2, 1, 5, 0],
    ],
  ],
  [
    `${sales} select shop, day, sum(amount) from sales group by rollup(shop, day) order by shop, day`,
    [
      [null, null, 35],
      ["a", null, 30],
      ["a", 1, 10],
      ["a", 2, 20],
      ["b", null, 5],
      ["b", 1, 5],
      ["b", 3, null],
    ],
  ],
  [
    `${sales} select shop, grouping(shop), count(*) from sales group by grouping sets (shop, ()) order by 2, 1`,
    [
      ["a", 0, 2],
      ["b", 0, 2],
      [null, 1, 4],
    ],
  ],
  [
    `${sales} select shop, day, rank() over (partition by shop order by amount desc), lag(day) over w, lead(day, 1, 0) over w, first_value(amount ignore nulls) over w, sum(amount) over (w rows between 1 preceding and current row) from sales window w as (partition by shop order by day) order by shop, day`,
    [
      ["a", 1, 2, null, 2, 10, 10],
      ["a", 2, 1, 1, 0, 10, 30],
      ["b", 1, 1, null, 3, 5, 5],
      ["b", 3, 2, 1, 0, 5, 5],
    ],
  ],
  [
    `${sales} select shop, day from sales qualify row_number() over (partition by shop order by day desc) = 1 order by shop`,
    [
      ["a", 2],
      ["b", 3],
    ],
  ],
  [
    `${sales} select * from (select shop, day, amount from sales) pivot(sum(amount) for day in (1, 2 as two)) order by shop`,
    [
      ["a", 10, 20],
      ["b", 5, null],
    ],
  ],
  [
    "select * from (select 'x' as k, 1 as q1, 2 as q2) unpivot(v for q in (q1, q2)) order by q",
    [
      ["x", 1, "q1"],
      ["x", 2, "q2"],
    ],
  ],
  [
    `${sales} select any_value(day having max amount), any_value(day having min amount), max_by(shop, amount), string_agg(distinct shop, '+' order by shop), logical_and(amount > 1), logical_or(amount > 100), bit_or(day), approx_count_distinct(shop) from sales`,
    [[2, 1, "a", "a+b", true, false, 3, 2]],
  ],
  [
    "select approx_quantiles(x, 2), approx_top_count(y, 1), approx_top_sum(y, x, 2) from unnest([struct(1 as x, 'p' as y), (2, 'q'), (9, 'q')])",
    [
      [
        [1, 2, 9],
        [{ value: "q", count: 2 }],
        [
          { value: "q", sum: 11 },
          { value: "p", sum: 1 },
        ],
      ],
    ],
  ],
  [
    "select percentile_cont(x, 0.5) over (), percentile_disc(x, 0.5) over (), percentile_cont(x, 0) over (), percentile_disc(x, 1) over () from unnest([0, 3, null, 1, 2]) x limit 1",
    [[1.5, 1, 0, 3]],
  ],
  [
    "select x, ntile(2) over (order by x), percent_rank() over (order by x), cume_dist() over (order by x), dense_rank() over (order by x) from unnest([1, 2, 2, 4]) x order by x",
    [
      [1, 1, 0, 0.25, 1],
      [2, 1, 1 / 3, 0.75, 2],
      [2, 2, 1 / 3, 0.75, 2],
      [4, 2, 1, 1, 3],
    ],
  ],
  [
    "select stddev(x), variance(x), var_pop(x), stddev_pop(x) from unnest([2, 4, 4, 4, 5, 5, 7, 9]) x",
    [[2.138089935299395, 4.571428571428571, 4, 2]],
  ],
  [
    "select round(corr(x, y), 12), covar_pop(x, y), covar_samp(x, y) from unnest([struct(1.0 as x, 1.0 as y), (2.0, 4.0), (3.0, 9.0)])",
    [[0.989743318611, 8 / 3, 4]],
  ],
  [
    "with recursive t as (select 1 as n union all select n + 1 from t where n < 5) select sum(n), count(*) from t",
    [[15, 5]],
  ],
  ["select x from unnest([1, 2, 3]) x except distinct select 2 order by x", [[1], [3]]],
  ["select 1 as a union distinct select 1 union distinct select 2 order by a desc", [[2], [1]]],
  ["select x from unnest([1, 2, 3]) x intersect distinct select y from unnest([2, 3, 4]) y order by 1", [[2], [3]]],
  [
    "select a.x, b.y from unnest([1, 2]) a_x join (select 1 as x) a on a_x = a.x full join (select 2 as y) b on a.x = b.y order by 1",
    [
      [null, 2],
      [1, null],
    ],
  ],
  ["select * from (select 1 as id, 'a' as v) join (select 1 as id, 'b' as w) using (id)", [[1, "a", "b"]]],
  ["select * except (b), * replace (a + 1 as a) from (select 1 as a, 2 as b)", [[1, 2, 2]]],
  [
    "select if(true, 1, 2), ifnull(null, 3), nullif(1, 1), coalesce(null, null, 4), case 2 when 1 then 'a' when 2 then 'b' end, case when false then 1 end",
    [[1, 3, null, 4, "b", null]],
  ],
  [
    "select null = null, null is null, 1 is distinct from null, null is not distinct from null, not null, true and null, false and null, true or null",
    [[null, true, true, true, null, null, false, true]],
  ],
  [
    "select iferror(1 / 0, -1), iserror(1 / 0), iserror(1), nulliferror(cast('x' as int64)), iferror(cast(null as int64), 5), iferror((select x from unnest([1, 2]) x), 3)",
    [[-1, true, false, null, null, 3]],
  ],
  ["select if(x = 0, 0, 1 / x) from unnest([0, 2]) x order by 1", [[0], [0.5]]],
  [
    "from unnest([3, 1, 2]) as x |> where x > 1 |> extend x * 2 as y |> order by x |> select x, y",
    [
      [2, 4],
      [3, 6],
    ],
  ],
  ["from unnest([1, 2, 3]) as x |> aggregate sum(x) as s, count(*) as n", [[6, 3]]],
  ["select x between 1 and 3, x not in (1, 5), x in (select 2) from (select 2 as x)", [[true, true, true]]],
  ["select (select max(x) from unnest([1, 2]) x), exists(select 1 from unnest([1]) x where x > 1)", [[2, false]]],
  ["select sum(distinct x), count(distinct x), avg(distinct x) from unnest([1, 1, 2]) x", [[3, 2, 1.5]]],
  [
    "select sum(x), count(x), max(x), array_agg(x), countif(x > 1), string_agg(cast(x as string)), logical_and(x > 1) from unnest(cast([] as array<int64>)) x",
    [[null, 0, null, null, 0, null, null]],
  ],
  ["select t from (select 1 as a, 'x' as b) as t", [[{ a: 1, b: "x" }]]],
  ["select as value struct(1 as a, 2 as b)", [[1, 2]]],
  [
    "select x, count(*) from unnest(['b', null, 'a', null]) x group by x order by x",
    [
      [null, 2],
      ["a", 1],
      ["b", 1],
    ],
  ],
  [
    "select x, count(*) from unnest(['b', null, 'a', null]) x group by x order by x desc",
    [
      ["b", 1],
      ["a", 1],
      [null, 2],
    ],
  ],
  ["select x from unnest([2, null, 1]) x order by x nulls last", [[1], [2], [null]]],
  [
    "select upper(x) as u, count(*) from unnest(['a', 'A', 'b']) x group by u order by u",
    [
      ["A", 2],
      ["B", 1],
    ],
  ],
  [
    "select extract(year from d) as y, sum(v) from unnest([struct(date '2023-05-01' as d, 1 as v), (date '2024-01-01', 2), (date '2024-07-01', 3)]) group by y having sum(v) > 1 order by y",
    [[2024, 5]],
  ],
  [
    "select date_trunc(d, month) as m, format_date('%Y-%m', date_trunc(d, month)), count(*) from unnest([date '2024-01-05', date '2024-01-09', date '2024-02-01']) d group by m order by m",
    [
      ["2024-01-01", "2024-01", 2],
      ["2024-02-01", "2024-02", 1],
    ],
  ],
  [
    "select x, sum(x) over (order by x range between 1 preceding and 1 following), count(*) over () from unnest([1, 2, 4]) x order by x",
    [
      [1, 3, 3],
      [2, 3, 3],
      [4, 4, 3],
    ],
  ],
  [
    "select last_value(x) over (order by x rows between unbounded preceding and unbounded following), nth_value(x, 2) over (order by x rows between unbounded preceding and unbounded following) from unnest([5, 6, 7]) x limit 1",
    [[7, 6]],
  ],
]);

failures([
  ["select sum(x) over (order by x) from unnest(['a']) x", /SUM/],
  ["select nope from unnest([1]) x", /nope/],
]);
