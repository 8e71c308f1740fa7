/** Subqueries beside aggregates, windows and whatever an engine evaluates apart. */
import type { Case } from "./case.ts";

/** The sums: a 3, b 3, all 6. */
const t = "with t as (select 1 as x, 'a' as k union all select 2, 'a' union all select 3, 'b')";
const arrays = "with t as (select 1 as id, [1, 2] as a, [2, 3] as b union all select 2, [5], [])";

export const subqueries: readonly Case[] = [
  // The share of a total.
  [
    `${t} select k, count(*) / (select count(*) from t) as share from t group by k order by k desc`,
    [
      ["b", 1 / 3],
      ["a", 2 / 3],
    ],
  ],
  [
    `${t} select k, sum(x) * 100 / (select sum(x) from t) as p, div(sum(x), (select sum(u.x) from t as u where u.k = t.k)) as q from t group by k having sum(x) / (select sum(x) from t) >= 0.5 order by k`,
    [
      ["a", 50, 1],
      ["b", 50, 1],
    ],
  ],
  [`${t} select k from t group by k order by count(*) / (select count(*) from t)`, [["b"], ["a"]]],
  [
    `${t} select sum(x * (select count(*) from t)) / (select sum(x) from t) + countif(x in (select 2)) / count(*) as v from t`,
    [[3 + 1 / 3]],
  ],
  [
    `${t} select x, sum(x) over (order by x) / (select sum(x) from t) as w from t order by x`,
    [
      [1, 1 / 6],
      [2, 1 / 2],
      [3, 1],
    ],
  ],
  [
    `${t} select x from t where x / (select max(x) from t) > 0.5 and safe_divide(x, (select 0)) is null order by x`,
    [[2], [3]],
  ],
  [
    `${t} select x from t qualify rank() over (order by x) / (select count(*) from t) < 1 order by x / (select 2) desc`,
    [[2], [1]],
  ],
  [
    `${t} select x / (select sum(x) from t) as share, count(*) as n from t where x > 1 group by share order by share`,
    [
      [1 / 3, 1],
      [1 / 2, 1],
    ],
  ],
  [
    `${t} select if(x / (select max(x) from t) > 0.5, 'lambda (', concat(')', cast(x / (select 2) as string))) as v from t order by x`,
    [[")0.5"], ["lambda ("], ["lambda ("]],
  ],
  ["safe.parse_date('%Y', (select 'x'))", null],
  ["iferror(sqrt((select -4)), (select 2) / (select 4))", 0.5],
  [`${t} select iferror(x / (select sum(x) - 6 from t), -1) as e from t where x = 1`, [[-1]]],
  ["array_transform([1, 2], v -> v / (select 4))", [0.25, 0.5]],
  // Of arrays of the row.
  [
    `${arrays} select (select sum(v) from unnest(a) as v) / (select count(*) from unnest(a)) as mean, if((select max(v) from unnest(a) as v) > 2, exists(select 1 from unnest(a) as v where v = 5), null) as e from t order by id`,
    [
      [1.5, null],
      [5, true],
    ],
  ],
  // FULL JOINs of them.
  [
    `${arrays} select id, (select string_agg(concat(ifnull(cast(x as string), '-'), ifnull(cast(y as string), '-')) order by ifnull(x, y)) from unnest(t.a) as x full join unnest(t.b) as y on x = y) as v from t order by id`,
    [
      [1, "1-,22,-3"],
      [2, "5-"],
    ],
  ],
  [
    `${arrays} select id, (select count(*) from unnest(a) as x full join (select y from unnest(t.b) as y where y > 2) as z on z.y = x) / (select count(*) from t) as v from t order by id`,
    [
      [1, 1.5],
      [2, 0.5],
    ],
  ],
  [
    "with t as (select [1, 2] as a, [2, 3] as b, [3, 4] as c) select (select string_agg(format('%T', (x, y, z)) order by coalesce(x, y, z)) from unnest(a) as x full join unnest(b) as y on x = y full join unnest(c) as z on z = coalesce(x, y)) as v from t",
    [["(1, NULL, NULL),(2, 2, NULL),(NULL, 3, 3),(NULL, NULL, 4)"]],
  ],
];
