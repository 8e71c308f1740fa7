import { expect, test } from "vitest";
import { showQuery } from "./show.ts";
import { query, refusal } from "./world.ts";

const shown = (sql: string): string => showQuery(query(sql));
const order = (sql: string): string => /order (.*)$/.exec(shown(sql))?.[1] ?? "";

test("by alias, ordinal, column and expression", () => {
  expect(order("select vote_id as v from votes order by v desc")).toBe("#0 desc");
  expect(order("select vote_id, weight from votes order by 2, 1")).toBe("#1, #0");
  expect(order("select vote_id from votes order by voted_on, weight * 2")).toBe(
    "votes.voted_on, mul(votes.weight, '2')",
  );
});

test("an alias hides a column of its name", () => {
  expect(order("select -vote_id as vote_id from votes order by vote_id")).toBe("#0");
});

test("NULLs are first ascending, last descending, or as written", () => {
  const items = query("select 1 as a from votes order by vote_id, weight desc, voted_on nulls last").orderBy;
  expect(items.map((item) => item.nullsFirst)).toEqual([true, false, false]);
});

test("above DISTINCT only what was selected is left", () => {
  expect(order("select distinct title from posts order by title")).toBe("#0");
  expect(shown("select distinct title from posts order by length(title)")).toBe(
    "select subquery.title as title from {select distinct posts.title as title from marts.posts posts} subquery " +
      "order length(subquery.title)",
  );
  expect(refusal("select distinct title from posts order by score")).toMatchObject({ at: "score" });
});

test("above a set operation its output columns", () => {
  expect(order("select vote_id from votes union all select post_id from posts order by vote_id desc, 1")).toBe(
    "#0 desc, #0",
  );
  expect(order("select vote_id as x from votes union all select 1 order by x + 1")).toBe("add(subquery.x, 1)");
  expect(refusal("select vote_id from votes union all select 1 order by weight").at).toBe("weight");
});

test("a constant orders nothing", () => {
  expect(order("select vote_id from votes order by 'x'")).toBe("");
});

test("what cannot be ordered is refused", () => {
  expect(refusal("select 1 from posts order by tags").message).toBe(
    "ORDER BY cannot sort values of type ARRAY<STRING>",
  );
  expect(refusal("select vote_id from votes order by 3").message).toBe(
    "ordinal 3 is out of range: the select list has 1",
  );
});

test("LIMIT and OFFSET take whole numbers", () => {
  expect(shown("select 1 as a from votes limit 10 offset 5")).toMatch(/limit 10 offset 5$/);
  expect(refusal("select 1 from votes limit -1").message).toBe("LIMIT cannot be negative");
  expect(refusal("select 1 from votes limit 'x'").message).toContain("LIMIT of type STRING");
});
