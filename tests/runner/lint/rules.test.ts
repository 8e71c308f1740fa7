/** Each rule finds what it is for, at its place, and lets what is well pass. */
import { compileProject } from "@sluice/graph";
import { analyseProject, lint, rules } from "@sluice/runner";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeProject } from "../../graph/project.ts";

const found = (files: Readonly<Record<string, string>>, rule: string): string[] => {
  const dir = writeProject({ "definitions/raw.js": 'declare({ schema: "raw", name: "orders" });', ...files });
  const graph = compileProject({ dir });
  const textOf = (file: string) => readFileSync(join(dir, file), "utf8");
  return lint(graph, { projectDir: dir, analysis: analyseProject(graph, { projectDir: dir }), textOf })
    .filter((one) => one.rule === rule)
    .map(({ fileName, line, column }) =>
      [fileName.replace("definitions/", ""), line, column].filter((part) => part !== undefined).join(":"),
    );
};

const table = (sql: string, more = ""): string => `config { type: "table"${more} }\n${sql}\n`;
const orders = '${ref("orders")}';

describe.each([
  ["no-description", table("select 1 as a"), "a.sqlx", table("select 1 as a", ', description: "One row."')],
  [
    "undescribed-column",
    table("select 1 as a, 2 as b", ', columns: { a: "An a" }'),
    "a.sqlx",
    table("select 1 as a", ', columns: { a: "An a" }'),
  ],
  ["no-key", table("select 1 as a"), "a.sqlx", table("select 1 as a", ', assertions: { uniqueKey: ["a"] }')],
  [
    "star-from-source",
    table(`with o as (select * from ${orders})\nselect * from o`),
    "a.sqlx:2:19",
    table(`with o as (select * from ${orders})\nselect id from o`),
  ],
  ["unused-source", table("select 1 as a"), "raw.js", table(`select id from ${orders}`)],
  [
    "unused-cte",
    table(`with o as (select id from ${orders}),\np as (select 1 as x)\nselect id from o`),
    "a.sqlx:3:1",
    table(`with o as (select id from ${orders}), p as (select id from o) select id from p`),
  ],
  [
    "group-by-position",
    table(`select id, count(*) as n from ${orders}\ngroup by 1`),
    "a.sqlx:3:10",
    table(`select id, count(*) as n from ${orders} group by id`),
  ],
  [
    "order-by-position",
    table(`select id from ${orders}\norder by 1 limit 3`),
    "a.sqlx:3:10",
    table(`select id from ${orders} order by id limit 3`),
  ],
  [
    "ordered-table",
    table(`select id from ${orders}\norder by id`),
    "a.sqlx:3:10",
    table(`select id, row_number() over (order by id) as n from ${orders}`),
  ],
  [
    "limit-without-order",
    table(`select id from ${orders}\nlimit 3`),
    "a.sqlx:3:7",
    table(`select id from ${orders} order by id limit 3`),
  ],
  [
    "comma-join",
    table(`select o.id from ${orders} as o,\n${orders} as p`),
    undefined,
    table(`select o.id, x from ${orders} as o, unnest(o.items) as x`),
  ],
  [
    "not-in-subquery",
    table(`select id from ${orders}\nwhere id not in (select id from ${orders})`),
    "a.sqlx:3:7",
    table(`select id from ${orders} as o where not exists (select 1 from ${orders} as p where p.id = o.id)`),
  ],
] as const)("%s", (rule, bad, place, good) => {
  test("is found", () => {
    const places = found({ "definitions/a.sqlx": bad }, rule);
    expect(places).toHaveLength(1);
    expect(places[0]).toContain(place ?? "a.sqlx");
  });
  test("lets what is well pass, and what the file allows", () => {
    expect(found({ "definitions/a.sqlx": good }, rule)).toEqual([]);
    const where = rule === "unused-source" ? "definitions/raw.js" : "definitions/a.sqlx";
    const allowed = { "definitions/a.sqlx": bad, "definitions/raw.js": 'declare({ schema: "raw", name: "orders" });' };
    const comment = rule === "unused-source" ? `// lint: allow ${rule}\n` : "";
    const text =
      rule === "unused-source"
        ? comment + allowed["definitions/raw.js"]
        : bad.replace("\n", `\n-- lint: allow ${rule}\n`);
    expect(found({ ...allowed, [where]: text }, rule)).toEqual([]);
  });
});

test("undeclared-dependency: a table that is named without ref()", () => {
  const files = { "definitions/a.sqlx": table("select 1 as a"), "definitions/b.sqlx": table("select a\nfrom shop.a") };
  expect(found(files, "undeclared-dependency")).toEqual(["b.sqlx:3:6"]);
  expect(
    found({ ...files, "definitions/b.sqlx": table('select a from ${ref("a")}') }, "undeclared-dependency"),
  ).toEqual([]);
});

test("each rule has a name of its own and says why", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { why } of rules) expect(why).toMatch(/\.$/);
});
