import { expect, test } from "vitest";
import { sound } from "./sound.ts";
import { query } from "./world.ts";

const queries = [
  "select * from posts p full join votes v using (post_id) join orders o on o.order_id = v.vote_id",
  "with votes as (select * from votes), p as (select title, post_id from posts) select p.*, v from p, votes v where p.post_id = v.post_id",
  "with recursive n as (select 1 as i, [1] as path union all select i + 1, path || [i] from n where i < 3) select * from n order by i + 1",
  "select title, array(select as struct sku, o from unnest(items) with offset as o order by o) as x from posts, orders",
  "select (select max(i.price) from o.items i where i.sku = p.title) as m from orders o cross join posts p",
  "select o.order_id, i.*, tag from orders o left join o.items as i, posts p, p.tags as tag where i.sku = tag",
  "select distinct upper(title) as t, score + 1 as s from posts order by length(upper(title)), s",
  "select vote_id as x from votes union all select score from posts union all select null order by x * 2 limit 3",
  "select 1 as a, 'x' as b full outer union all by name select 'y' as b, date '2024-01-01' as c",
  "select title, grouping(title) as g, sum(score) as s from posts group by rollup(title, post_id) having s > 1 order by s",
  "select title, rank() over (w order by sum(score)) as r from posts group by title qualify r = 1 window w as (partition by title)",
  "select * from (select post_id, weight, title from posts join votes using (post_id)) pivot (sum(weight) as w, count(*) as n for title in ('a', 'b' as bee))",
  "select * from (select vote_id, cast(weight as int64) as w, post_id as p from votes) unpivot (n for name in (w, p))",
  "select array_transform(tags, t -> array_length(array_filter(tags, u -> u = t and u != title))) as n from posts",
  "select case rand() when 0 then 1 else 2 end as c, with(r as rand(), r + r) as w from posts",
  "from posts p |> join votes v using (post_id) |> where v.weight > 1 |> extend weight * 2 as w2 |> where w2 > 3 |> aggregate sum(w2) as s, count(*) as n group by p.title, tags |> order by s |> select s, title",
  "from votes |> select vote_id, weight |> union all (select 1, 2) |> distinct |> as u |> limit 3 |> where u.weight > 1 |> rename weight as w |> set w = w + 1 |> drop vote_id",
  "select * from gap_fill(table votes, 'voted_on', interval 1 day, ['post_id'], [('weight', 'linear'), ('vote_id', 'null')])",
  "select * from range_sessionize((select post_id, range(voted_on, null) as r from votes), 'r', ['post_id'])",
  "select as struct p, v from posts p left join votes v on p.post_id = v.post_id and v.vote_id in (select vote_id from votes)",
  "select x.a, x from (select as value struct(post_id as a, author as b) from posts) as x where x.b.address.city = 'Rome'",
  "select * from unnest([1, 2]) as a right join unnest([2, 3]) as a using (a) order by a",
  "select count(*) over () as n, p.author.* except (address), to_json(p) as j from posts as p where exists (select 1 from votes v where v.post_id = p.post_id)",
];

test.each(queries)("%s", (sql) => {
  sound(query(sql));
});

test("a tree that is not sound is seen", () => {
  const made = query("select v.vote_id from votes v");
  const { body } = made;
  if (body.kind !== "select") throw new Error("expected a select");
  const { from: _, ...nowhere } = body;
  expect(() => sound({ ...made, body: nowhere })).toThrow("no such relation in sight");
  expect(() => sound({ ...made, columns: [{ name: "vote_id", type: { kind: "STRING" } }] })).toThrow(
    "is not vote_id STRING",
  );
});
