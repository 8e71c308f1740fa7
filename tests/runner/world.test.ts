/** What actions do to the tables there are, the actions after them see; and what is known is not asked for again. */
import { createSession, type Knowledge, type Standing } from "@sluice/googlesql";
import { engines as list, type Warehouse } from "@sluice/engines";
import { describe, expect, test } from "vitest";
import { engines, errorOf, open, query, runProject, statuses, writeProject } from "./project.ts";

const operations = (sql: string, more = ""): string => `config { type: "operations", hasOutput: false${more} }\n${sql}`;
const table = (sql: string, more = ""): string => `config { type: "table"${more} }\n${sql}`;
const after = (name: string): string => `, dependencies: ["${name}"]`;

const base = { "t.sqlx": table("select 1 as n") };

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of the table `seen`. */
  readonly rows: readonly unknown[];
}

/** Each changes `t`, or what stands beside it, in a way of its own. */
const cases: readonly Case[] = [
  {
    what: "a column that is added",
    files: {
      ...base,
      "op.sqlx": operations("alter table `shop.t` add column m string", after("t")),
      "seen.sqlx": table('select * from ${ref("t")}', after("op")),
    },
    rows: [{ n: 1, m: null }],
  },
  {
    what: "a table of the same name, and of another type",
    files: {
      ...base,
      "op.sqlx": operations("create or replace table `shop.t` as select 'x' as n", after("t")),
      "seen.sqlx": table('select concat(n, "y") as n from ${ref("t")}', after("op")),
    },
    rows: [{ n: "xy" }],
  },
  {
    what: "a table by its new name",
    files: {
      ...base,
      "op.sqlx": operations("alter table `shop.t` rename to renamed", after("t")),
      "seen.sqlx": table("select n + 1 as n from `shop.renamed`", after("op")),
    },
    rows: [{ n: 2 }],
  },
  {
    what: "another table that took its name",
    files: {
      ...base,
      "op.sqlx": operations(
        "create table `shop.u` as select 'u' as m; drop table `shop.t`; alter table `shop.u` rename to t",
        after("t"),
      ),
      "seen.sqlx": table('select * from ${ref("t")}', after("op")),
    },
    rows: [{ m: "u" }],
  },
  {
    what: "a table that was dropped, and made as a view",
    files: {
      ...base,
      "op.sqlx": operations("drop table `shop.t`; create view `shop.t` as select 'v' as n", after("t")),
      "seen.sqlx": table('select n from ${ref("t")}', after("op")),
    },
    rows: [{ n: "v" }],
  },
  {
    what: "a table that IF NOT EXISTS left as it was",
    files: {
      ...base,
      "op.sqlx": operations("create table if not exists `shop.t` as select 'x' as other", after("t")),
      "seen.sqlx": table('select * from ${ref("t")}', after("op")),
    },
    rows: [{ n: 1 }],
  },
  {
    what: "what was made where a later action makes its own",
    files: {
      "op.sqlx": operations("create schema if not exists shop; create table `shop.seen` as select 'before' as n"),
      "seen.sqlx": table("select 7 as n", after("op")),
    },
    rows: [{ n: 7 }],
  },
  {
    what: "a view that was made in the place of a later table",
    files: {
      "op.sqlx": operations("create schema if not exists shop; create view `shop.seen` as select 'before' as n"),
      "seen.sqlx": table("select 8 as n", after("op")),
    },
    rows: [{ n: 8 }],
  },
  {
    what: "a view of a post-operation, made again by another",
    files: {
      "t.sqlx": `${table("select 1 as n")}\npost_operations { create or replace view \`shop.v\` as select 1 as n }`,
      "u.sqlx": `${table("select 2 as n", after("t"))}\npost_operations { create or replace view \`shop.v\` as select 'w' as m }`,
      "seen.sqlx": table("select * from `shop.v`", after("u")),
    },
    rows: [{ m: "w" }],
  },
  {
    what: "a function that an action made, and one that another made anew",
    files: {
      "f.sqlx": operations("create function `shop.f`(n int64) as (n + 1)"),
      "t.sqlx": table("select `shop.f`(1) as n", after("f")),
      "g.sqlx": operations("create or replace function `shop.f`(n int64) as (n + 10)", after("t")),
      "seen.sqlx": table('select n, `shop.f`(1) as m from ${ref("t")}', after("g")),
    },
    rows: [{ n: 2, m: 11 }],
  },
  {
    what: "a temporary table, which ends with its action",
    files: {
      ...base,
      "u.sqlx": `pre_operations { create temp table t as select 'temporary' as n }\n${table("select n from t", after("t"))}`,
      "seen.sqlx": table('select t.n, u.n as m from ${ref("t")} t, ${ref("u")} u'),
    },
    rows: [{ n: 1, m: "temporary" }],
  },
  {
    what: "what a statement that is computed made",
    files: {
      ...base,
      "op.sqlx": operations("execute immediate 'create or replace table `shop.t` as select true as n'", after("t")),
      "seen.sqlx": table('select n and false as n from ${ref("t")}', after("op")),
    },
    rows: [{ n: false }],
  },
];

describe.each(engines)("on %s", (engine) => {
  test.each(cases)("an action sees $what", async ({ files, rows }) => {
    const warehouse = await open(engine);
    const result = await runProject(writeProject(files), warehouse);
    expect(result.actions.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(await query(warehouse, "select * from `shop.seen`")).toEqual(rows);
    await warehouse.close();
  });

  test("what a failed action did was never done", async () => {
    const dir = writeProject({
      ...base,
      "f.sqlx": operations(
        "create or replace table `shop.t` as select 'x' as n; create function `shop.f`() as (1); select error('no')",
        after("t"),
      ),
      "seen.sqlx": table('select n + 1 as n from ${ref("t")}'),
      "calls.sqlx": table("select `shop.f`() as n"),
    });
    const warehouse = await open(engine);
    const result = await runProject(dir, warehouse, { threads: 1 });
    expect(statuses(result)).toEqual({ t: "SUCCESSFUL", f: "FAILED", seen: "SUCCESSFUL", calls: "FAILED" });
    expect(errorOf(result, "calls")).toContain("SHOP.F");
    expect(await query(warehouse, "select n from `shop.seen`")).toEqual([{ n: 2 }]);
    await warehouse.close();
  });
});

const exclusive = list.filter(({ traits }) => traits.exclusive).map(({ name }) => name);

describe.each(exclusive)("where nobody else changes it, on %s", (engine) => {
  test("a table is what its translation says, for every type that is taken from there", async () => {
    const warehouse = await open(engine);
    const made = new Map<string, Standing | undefined>();
    const knowledge: Knowledge = {
      find: () => undefined,
      told: () => undefined,
      made: (name, standing) => void made.set(name.join("."), standing),
      forget: () => undefined,
      routines: () => [],
      toldRoutines: () => undefined,
      madeRoutines: () => undefined,
    };
    const nameOf = (path: readonly string[]) => warehouse.nameOf({ schema: "other", name: path.at(-1) ?? "" });
    const session = createSession(warehouse, { nameOf, createSchemas: true, knowledge });
    await session.run(`create or replace table all_types as select 1 as i, 1.5 as f, numeric '1.5' as d, true as b,
      's' as s, b'b' as y, date '2024-01-01' as a, datetime '2024-01-01' as e, timestamp '2024-01-01' as p,
      time '12:00:00' as t, json '{}' as j`);
    const name = nameOf(["all_types"]);
    const known = made.get(name.join("."));
    expect(known).toEqual(await warehouse.describe(name));
    expect(known).toMatchObject({ columns: { length: 11 } });
    await warehouse.close();
  });
});

/** How often it is asked what tables there are and what they are. */
function watched(warehouse: Warehouse): { readonly warehouse: Warehouse; readonly looks: string[] } {
  const looks: string[] = [];
  const seen = (one: Warehouse): Warehouse => ({
    ...one,
    describe: (name, known) => {
      looks.push(name.join("."));
      return one.describe(name, known);
    },
    transaction: (work) => one.transaction((session) => work(seen(session))),
  });
  return { warehouse: seen(warehouse), looks };
}

const many = Object.fromEntries(
  Array.from({ length: 8 }, (_, n) => [
    `t${n}.sqlx`,
    table(
      n === 0 ? "select 1 as id, 'a' as name" : `select id + 1 as id, name from \${ref("t${n - 1}")}`,
      ', assertions: { uniqueKey: ["id"], nonNull: ["name"] }',
    ),
  ]),
);

describe.each(engines)("looks, on %s", (engine) => {
  test("routines are looked for once, tables where others may change them", async () => {
    const { warehouse, looks } = watched(await open(engine));
    const dir = writeProject(many);
    for (const _ of ["new", "again"]) {
      looks.length = 0;
      const result = await runProject(dir, warehouse, { threads: 1 });
      expect(result.actions.filter(({ status }) => status === "SUCCESSFUL")).toHaveLength(24);
      const ofRoutines = looks.filter((name) => name.includes("_googlesql"));
      // Once as the schemas are made, where there are any to make, and once for all actions.
      expect([1, 2]).toContain(ofRoutines.length);
      expect(looks.length > ofRoutines.length).toBe(!warehouse.traits.exclusive);
    }
    await warehouse.close();
  });
});

test("two that are open at once: the one that began before does not take what the other committed for what it sees", async () => {
  const { createWorld } = await import("../../packages/runner/src/run/world.ts");
  const world = createWorld(new Map([["s\0t", { type: "table", columns: [] }]]));
  const [early, other] = [world.begin()(), world.begin()()];
  const found = (one: typeof early) => one.knowledge.find(["s", "t"]);
  expect(found(early)).toEqual({ type: "table", columns: [] });
  other.knowledge.made(["s", "t"], "nothing");
  expect(found(other)).toBe("nothing");
  // It may be committed already: the engine knows.
  expect(found(early)).toBeUndefined();
  early.knowledge.told(["s", "t"], { type: "table", columns: [] });
  other.keep();
  expect(found(early)).toBeUndefined();
  expect(found(world.begin()())).toBe("nothing");
});
