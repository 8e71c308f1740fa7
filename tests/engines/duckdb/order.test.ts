/** The order that GoogleSQL does not promise and everybody counts on: of arrays that are taken apart and put together again. */
import { beforeAll } from "vitest";
import { cases, rowsOf } from "./cases.ts";

beforeAll(async () => {
  await rowsOf(`create table marts.words as
    select i as id, concat('the quick ', cast(i as string), ' fox') as text, [i, i + 1, 5] as numbers,
      [struct('p,q' as pair), struct('r,s')] as pairs
    from unnest(generate_array(1, 5000)) as i`);
});

const differing = (query: string, expected: string): readonly [string, number] => [
  `select countif(to_json_string(got) != to_json_string(${expected})) from (${query})`,
  0,
];

cases([
  differing(
    "select id, (select string_agg(upper(word), '|') from unnest(split(text, ' ')) as word) as got from marts.words",
    "concat('THE|QUICK|', cast(id as string), '|FOX')",
  ),
  differing(
    "select id, string_agg(word, '-') as got from marts.words, unnest(split(text, ' ')) as word group by id",
    "concat('the-quick-', cast(id as string), '-fox')",
  ),
  differing(
    "select id, array(select n * 2 from unnest(numbers) as n where n > 0) as got from marts.words",
    "[id * 2, id * 2 + 2, 10]",
  ),
  differing(
    "select id, array_agg(part) as got from marts.words, unnest(pairs) as p, unnest(split(p.pair, ',')) as part group by id",
    "['p', 'q', 'r', 's']",
  ),
  differing("select id, (select word from unnest(split(text, ' ')) as word limit 1) as got from marts.words", "'the'"),
  differing(
    "select id, array_agg(struct(n, o)) as got from marts.words left join unnest(numbers) as n with offset as o group by id",
    "[struct(id as n, 0 as o), (id + 1, 1), (5, 2)]",
  ),
  [
    "with t as (select 3 as x union all select 1 union all select 2) select array_agg(x), any_value(x), string_agg(cast(x as string)) from t",
    [[[3, 1, 2], 3, "3,1,2"]],
  ],
  [
    "select array_agg(distinct x), string_agg(distinct cast(x as string)) from unnest([2, 1, -2, 3, -2, 1]) as x",
    [[[2, 1, -2, 3], "2,1,-2,3"]],
  ],
  [
    "select t.id, n from (select 1 as id, [3, 2] as ns union all select 2, cast([] as array<int64>)) as t left join unnest(t.ns) as n",
    [
      [1, 3],
      [1, 2],
      [2, null],
    ],
  ],
  [
    "select id, n from (select 1 as id, [3, 2] as ns union all select 2, null) as t left join unnest(t.ns) as n on n > 2 order by 1",
    [
      [1, 3],
      [2, null],
    ],
  ],
]);
