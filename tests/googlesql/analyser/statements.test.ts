import { describe, expect, test } from "vitest";
import type { Statement } from "../../../packages/googlesql/src/tree/index.ts";
import { typeName } from "../../../packages/googlesql/src/types.ts";
import { show, showFrom, showQuery } from "./show.ts";
import { analysed, refusal } from "./world.ts";

function of<K extends Statement["kind"]>(kind: K, sql: string): Extract<Statement, { kind: K }> {
  const statement = analysed(sql);
  if (statement.kind !== kind) throw new Error(`expected ${kind}, got ${statement.kind}`);
  return statement as Extract<Statement, { kind: K }>;
}

describe("CREATE TABLE", () => {
  test("columns, key, description", () => {
    const made = of(
      "createTable",
      "create table new_one (id int64 not null options (description = 'the id'), name string default 'x', primary key (id) not enforced) " +
        "partition by name options (description = 'one row per id', require_partition_filter = true)",
    );
    expect(made).toMatchObject({
      table: ["marts", "new_one"],
      columns: [
        { name: "id", type: { kind: "INT64" }, notNull: true, description: "the id" },
        { name: "name", type: { kind: "STRING" }, notNull: false, default: { kind: "literal", value: "x" } },
      ],
      primaryKey: ["id"],
      options: { description: "one row per id" },
    });
  });

  test("from a query: columns are named and typed by it", () => {
    const made = of("createTable", "create or replace table votes as select vote_id, 1.5 as half from votes");
    expect(made.columns.map(({ name, type }) => `${name} ${typeName(type)}`)).toEqual([
      "vote_id INT64",
      "half FLOAT64",
    ]);
    expect(made.replaces).toBe("table");
  });

  test("a column list names and casts the query's columns", () => {
    const made = of("createTable", "create table t (a float64, b string) as select vote_id, 'x' from votes");
    expect(showQuery(made.query!)).toBe("select cast(votes.vote_id as FLOAT64) as a, 'x' as b from marts.votes votes");
    expect(made.query!.columns.map((column) => column.name)).toEqual(["a", "b"]);
  });

  test("every column needs a name of its own", () => {
    expect(refusal("create table t as select 1").message).toBe("column 1 of t has no name: give it one with AS");
    expect(refusal("create table t as select 1 as a, 2 as A").message).toBe('t would have two columns "A"');
    expect(refusal("create view t (a, b) as select 1 as a").message).toBe("t names 2 columns, its query has 1");
  });
});

test("CREATE VIEW names its columns", () => {
  const made = of("createView", "create view v (p, t options (description = 'd')) as select post_id, title from posts");
  expect(made.columns).toMatchObject([{ name: "p" }, { name: "t", description: "d" }]);
  expect(showQuery(made.query)).toBe("select posts.post_id as p, posts.title as t from marts.posts posts");
});

describe("DROP and TRUNCATE", () => {
  test("what is there, or IF EXISTS", () => {
    expect(of("drop", "drop table votes")).toMatchObject({ what: "table", table: ["marts", "votes"], ifExists: false });
    expect(of("drop", "drop view if exists nothing")).toMatchObject({
      what: "view",
      table: ["marts", "nothing"],
      ifExists: true,
    });
    expect(refusal("drop table vots").message).toBe('table "vots" was not found: did you mean "votes"?');
    expect(refusal("drop table recent_posts").message).toBe('"recent_posts" is a view: DROP VIEW drops it');
  });
});

describe("INSERT", () => {
  test("rows take the types of their columns", () => {
    const made = of(
      "insert",
      "insert into votes (vote_id, voted_on, weight) values (1, '2024-1-5', 2), (2, null, 0.5)",
    );
    expect(made.columns.map((column) => column.name)).toEqual(["vote_id", "voted_on", "weight"]);
    expect(showQuery(made.query)).toBe(
      "{select 1 as vote_id, '2024-01-05' as voted_on, '2' as weight} union all {select 2 as vote_id, null as voted_on, '0.5' as weight}",
    );
  });

  test("a query's columns are cast", () => {
    const made = of("insert", "insert votes (weight) select vote_id from votes");
    expect(showQuery(made.query)).toBe("select cast(votes.vote_id as NUMERIC) as vote_id from marts.votes votes");
  });

  test("DEFAULT is left to the engine", () => {
    const made = of("insert", "insert votes (vote_id, weight) values (1, default), (2, default)");
    expect(made.columns.map((column) => column.name)).toEqual(["vote_id"]);
    expect(refusal("insert votes (vote_id, weight) values (1, default), (2, 3)").reason).toBe("unsupported");
  });

  test("columns, widths and types must fit", () => {
    expect(refusal("insert votes (vote_idd) values (1)").message).toContain('did you mean "vote_id"?');
    expect(refusal("insert votes (vote_id) values (1, 2)").message).toBe("a row of 2 values for 1 columns");
    expect(refusal("insert votes (vote_id) values ('x')").message).toBe(
      'a value for column "vote_id" of type STRING cannot be used as INT64',
    );
    expect(refusal("insert recent_posts values (1)").message).toContain("is a view");
  });
});

describe("UPDATE and DELETE", () => {
  test("UPDATE … FROM sees both", () => {
    const made = of("update", "update votes v set weight = p.post_id from posts p where p.post_id = v.post_id");
    expect(made.set.map(({ column, value }) => `${column} = ${show(value)}`)).toEqual([
      "weight = cast(p.post_id as NUMERIC)",
    ]);
    expect(showFrom(made.from!)).toBe("marts.posts p");
    expect(show(made.where)).toBe("eq(p.post_id, v.post_id)");
  });

  test("a field of a STRUCT is a new STRUCT", () => {
    const made = of("update", "update posts set author.address.city = 'Rome' where true");
    expect(show(made.set[0]!.value)).toBe("(posts.author.0, ('Rome'))");
  });

  test("fields of one STRUCT go into one; nothing is set twice", () => {
    const made = of("update", "update posts set author.name = 'x', author.address.city = 'Rome' where true");
    expect(made.set.map(({ value }) => show(value))).toEqual(["('x', ('Rome'))"]);
    expect(refusal("update votes set weight = 1, weight = 2 where true").message).toBe('column "weight" is set twice');
    expect(refusal("insert votes (vote_id, VOTE_ID) values (1, 2)").message).toBe('column "vote_id" is named twice');
  });

  test("DELETE", () => {
    expect(show(of("delete", "delete from votes where weight is null").where)).toBe("is_null(votes.weight)");
    expect(refusal("delete from votes where weight").message).toBe("WHERE needs a condition of type BOOL, got NUMERIC");
  });
});

const merge = (whens: string): string =>
  `merge votes t using (select 1 as vote_id, 2 as w) s on t.vote_id = s.vote_id ${whens}`;

describe("MERGE", () => {
  test("each WHEN sees what is there for it", () => {
    const made = of(
      "merge",
      merge(
        "when matched and t.weight > s.w then update set weight = w when not matched then insert (vote_id, weight) values (vote_id, w) " +
          "when not matched by source and weight is null then delete",
      ),
    );
    expect(show(made.on)).toBe("eq(t.vote_id, s.vote_id)");
    expect(made.whens.map((when) => when.matched)).toEqual([
      "MATCHED",
      "NOT MATCHED BY TARGET",
      "NOT MATCHED BY SOURCE",
    ]);
    expect(made.whens[0]!.action).toMatchObject({
      kind: "update",
      set: [{ column: "weight", value: { kind: "cast" } }],
    });
    expect(made.whens[1]!.action).toMatchObject({ kind: "insert", columns: ["vote_id", "weight"] });
  });

  test("and not what is not", () => {
    expect(refusal(merge("when not matched by source then update set weight = s.w")).at).toBe("s");
    expect(refusal(merge("when not matched then insert (vote_id) values (t.vote_id)")).at).toBe("t");
    expect(refusal(merge("when matched then insert (vote_id) values (1)")).message).toBe("WHEN MATCHED cannot INSERT");
  });

  test("INSERT ROW takes the source's columns in order", () => {
    const made = of("merge", "merge votes t using votes s on false when not matched then insert row");
    expect(made.whens[0]!.action).toMatchObject({ columns: ["vote_id", "post_id", "voted_on", "weight"] });
  });
});

test("ALTER TABLE, one action after the other", () => {
  const made = of(
    "alterTable",
    "alter table votes add column if not exists weight string, add column note string, drop column if exists nothing, " +
      "rename column post_id to post, rename to ballots, alter column vote_id set options (description = 'd')",
  );
  expect(made.actions).toMatchObject([
    { kind: "addColumn", column: { name: "note" } },
    { kind: "renameColumn", from: "post_id", to: "post" },
    { kind: "renameTo", table: ["marts", "ballots"] },
    { kind: "describe", name: "vote_id", description: "d" },
  ]);
  expect(refusal("alter table votes drop column nothing").message).toContain('column "nothing" is not in');
});

test("what is no statement for an engine is refused by name", () => {
  expect(refusal("begin transaction")).toMatchObject({ reason: "unsupported" });
});
