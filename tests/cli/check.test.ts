import { expect, test } from "vitest";
import { project, sluice } from "./command.ts";

const broken = {
  "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n, date "2024-01-31" as day',
  "definitions/b.sqlx": 'config { type: "table" }\nselect\n  n + 1 as m,\n  dya\nfrom ${ref("a")}',
  "definitions/c.sqlx": 'config { type: "view" }\nselect m from ${ref("b")}',
  "definitions/d.sqlx": 'config { type: "assertion" }\nselect * from ${ref("a")} where n = "x"',
};

test("all that is wrong at once, each where it is written, and what hangs on it; nothing is made", async () => {
  const dir = project(broken);
  const { code, out } = await sluice(dir, "check");
  expect(out.split("\n")).toEqual([
    'definitions/b.sqlx:4:3: error: column "dya" is not in a: did you mean "day"?',
    "definitions/c.sqlx: not checked: it reads warehouse.shop.b, which could not be read itself",
    expect.stringMatching(/^definitions\/d\.sqlx:2:\d+: error: .*INT64.*STRING/),
    "checked 4 actions and 0 unit tests: 2 errors, 1 could not be checked",
  ]);
  expect(code).toBe(1);
});

test("columns and types as JSON", async () => {
  const dir = project({ "definitions/a.sqlx": 'config { type: "table" }\nselect [1.5] as f, struct("x" as a) as s' });
  const { code, out } = await sluice(dir, "check", "--json");
  const { status, actions } = JSON.parse(out) as { status: string; actions: { columns: unknown }[] };
  expect([code, status]).toEqual([0, "SUCCESSFUL"]);
  expect(actions[0]?.columns).toEqual([
    { name: "f", type: "ARRAY<FLOAT64>" },
    { name: "s", type: "STRUCT<a STRING>" },
  ]);
});

test("an engine that is none is refused by name", async () => {
  const { code, err } = await sluice(project(broken), "check", "--engine", "oracle");
  expect([code, err]).toEqual([2, expect.stringContaining("oracle")]);
});

test("lineage of a column, up to what it is made of and down to what is made of it", async () => {
  const dir = project({
    "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n, 2 as k',
    "definitions/b.sqlx": 'config { type: "table" }\nselect n * 2 as m from ${ref("a")} where k > 1',
    "definitions/c.sqlx": 'config { type: "view" }\nselect sum(m) as total from ${ref("b")}',
  });
  const up = await sluice(dir, "lineage", "c.total");
  expect(up.out.split("\n")).toEqual([
    "shop.c.total",
    "└─ shop.b.m aggregation",
    "   ├─ shop.a.n transformation",
    "   └─ shop.a.k filter",
  ]);
  const down = await sluice(dir, "lineage", "shop.a.k", "--down");
  expect(down.out.split("\n")).toEqual(["shop.a.k", "└─ shop.b.m filter", "   └─ shop.c.total aggregation"]);
  const { edges } = JSON.parse((await sluice(dir, "lineage", "c.total", "--values", "--json")).out) as {
    edges: unknown[];
  };
  expect(edges).toHaveLength(2);
  const missing = await sluice(dir, "lineage", "c.totl");
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('did you mean "total"?')]);
});

test.each([["compile"], ["plan"]])(
  "%s tells of what is wrong with the SQL, and does its own work all the same",
  async (command) => {
    const dir = project({ "definitions/a.sqlx": 'config { type: "table" }\nselect nope from (select 1 as n)\n' });
    const { code, out, err } = await sluice(dir, command);
    expect(code).toBe(0);
    expect(out).toContain("shop.a");
    expect(err).toContain("definitions/a.sqlx:2:8: error:");
    expect(err).toContain("1 error in the project's SQL");
    expect((await sluice(dir, command, "--json")).err).toBe("");
  },
);
