import { describe, expect, test } from "vitest";
import { mapQuery, mapStatement, type Node, partsOf, some, walk, walkStatement } from "@sluice/googlesql/tree";
import { analysed, query } from "../analyser/world.ts";
import { queries } from "../analyser/queries.ts";

const statements = [
  "create table posts_2 (a int64 default 1 + 1, b string) as select 1 as a, title as b from posts",
  "create view v as select post_id + 1 as x from posts",
  "insert into votes (vote_id) select post_id from posts",
  "update votes v set weight = weight + p.score_2 from (select post_id, 2 as score_2 from posts) p where p.post_id = v.post_id",
  "delete from votes where weight > 3",
  "merge votes v using posts p on v.post_id = p.post_id when matched and p.score > 1 then update set weight = 1 + 1 when not matched then insert (vote_id) values (p.post_id) when not matched by source then delete",
  "alter table votes add column n int64, alter column weight set default 3",
  "select sum(score) over (order by post_id rows between 2 preceding and current row) as s from posts tablesample system (5 percent)",
];

const kinds = new Set<unknown>(
  "literal column row call aggregate window cast case array struct field scalar arraySubquery exists inQuery lambda variable part query setOperation select table cte subquery unnest join tableFunction sample".split(
    " ",
  ),
);

/** All objects of a node's kind, found without knowing where they may be: `type`s and what a statement itself is left out. */
function everything(value: unknown, found: unknown[] = []): readonly unknown[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return found;
  if ("kind" in value && kinds.has(value.kind)) found.push(value);
  for (const [key, part] of Object.entries(value)) if (key !== "type") everything(part, found);
  return found;
}

function walked(walkAll: (visit: (node: Node) => void) => void): readonly Node[] {
  const found: Node[] = [];
  walkAll((node) => void found.push(node));
  return found;
}

const same = (a: readonly unknown[], b: readonly unknown[]) => {
  expect(new Set(a)).toEqual(new Set(b));
  expect(a.length).toBe(b.length);
};

describe("a walk meets every node once", () => {
  test.each(queries)("%s", (sql) => {
    const tree = query(sql);
    same(
      walked((visit) => walk(tree, visit)),
      everything(tree),
    );
  });

  test.each(statements)("%s", (sql) => {
    const { kind: _, ...parts } = analysed(sql);
    same(
      walked((visit) => walkStatement(analysed(sql), visit)).map(({ kind }) => kind),
      everything(parts).map((node) => (node as Node).kind),
    );
  });
});

describe("a map", () => {
  test.each(queries)("without changes gives the same tree: %s", (sql) => {
    const tree = query(sql);
    expect(mapQuery(tree, { expr: () => undefined, from: () => undefined })).toBe(tree);
  });

  test("copies what is above a change, and shares the rest", () => {
    const tree = query("select title, 1 + 2 as n, (select max(score) from posts) as m from posts where score > 3");
    const changed = mapQuery(tree, {
      expr: (node) => (node.kind === "literal" && node.value === 2n ? { ...node, value: 5n } : undefined),
    });
    const [before, after] = [tree.body, changed.body];
    if (before.kind !== "select" || after.kind !== "select") throw new Error("expected a select");
    expect(after).not.toBe(before);
    expect(after.items.map((item, i) => item === before.items[i])).toEqual([true, false, true]);
    expect(after.where).toBe(before.where);
    expect(after.from).toBe(before.from);
    expect(some(changed, (node) => node.kind === "literal" && node.value === 2n)).toBe(false);
    expect(some(tree, (node) => node.kind === "literal" && node.value === 2n)).toBe(true);
  });

  test("reaches statements, joins and what is read", () => {
    const merge = analysed(
      "merge votes v using posts p on v.post_id = p.post_id when not matched then insert (vote_id) values (7)",
    );
    const changed = mapStatement(merge, {
      from: (node) => (node.kind === "table" ? { ...node, table: ["elsewhere"] } : undefined),
      expr: (node) => (node.kind === "literal" ? { ...node, value: 8n } : undefined),
    });
    expect(changed).toMatchObject({
      table: ["marts", "votes"],
      source: { table: ["elsewhere"] },
      whens: [{ action: { values: [{ value: 8n }] } }],
    });
  });
});

test("what is not to be entered is not", () => {
  const tree = query("select exists (select rand() from votes) as e from posts");
  const isCall = (node: Node) => node.kind === "call";
  expect(some(tree, isCall)).toBe(true);
  expect(some(tree, isCall, (node) => node.kind !== "exists")).toBe(false);
});

test("the parts of a node are those right below it", () => {
  const [only] = partsOf(query("select 1 as a from posts where true"));
  expect(only?.kind).toBe("select");
  expect(partsOf(only!).map(({ kind }) => kind)).toEqual(["literal", "table", "literal"]);
});
