import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { engines, open, query, runProject, statuses, writeModel, writeProject } from "./project.ts";

const table = (sql: string, more = "") => `config { type: "table"${more} }\n${sql}`;
const inSchema = (schema: string, name: string, sql: string) => table(sql, `, schema: "${schema}", name: "${name}"`);
const [folding, others] = [["duckdb", "sqlite"], ["postgres"]];

const runOn = async (engine: string, files: Readonly<Record<string, string>>) => {
  const warehouse = await open(engine);
  try {
    return await runProject(writeProject(files), warehouse).catch((error: unknown) => error);
  } finally {
    await warehouse.close();
  }
};
const declared = (schema: string, name: string, database = "") =>
  `config { type: "declaration", ${database && `database: "${database}", `}schema: "${schema}", name: "${name}" }`;
const pairs: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["two tables", { "orders.sqlx": table("select 1 as n"), "a/Orders.sqlx": table("select 2 as n") }],
  ["two datasets", { "a.sqlx": inSchema("sales", "x", "select 1 as n"), "b.sqlx": inSchema("Sales", "x", "select 1") }],
  ["a table and a declaration", { "a.sqlx": inSchema("raw", "X", "select 1 as n"), "b.sqlx": declared("raw", "x") }],
  ["two declarations", { "a.sqlx": declared("raw", "X"), "b.sqlx": declared("raw", "x") }],
  [
    "a table and an assertion",
    {
      "a.sqlx": inSchema("checks", "X", "select 1 as n"),
      "x.sqlx": 'config { type: "assertion" }\nselect 1 as n limit 0',
    },
  ],
  [
    "a table and an operation's",
    {
      "a.sqlx": table("select 1 as n"),
      "A.sqlx": 'config { type: "operations", hasOutput: true }\ncreate or replace table ${self()} as select 2 as n',
    },
  ],
];

describe.each(folding)("names that differ in case alone, on %s", (engine) => {
  test.each(pairs)("%s", async (_, files) => {
    const result = await runOn(engine, files);
    expect(result).toMatchObject({ reason: "names" });
    for (const name of Object.keys(files)) expect((result as Error).message).toContain(`definitions/${name}`);
  });

  test("nothing was run", async () => {
    const warehouse = await open(engine);
    const dir = writeProject({ "orders.sqlx": table("select 1 as n") });
    await runProject(dir, warehouse);
    writeModel(dir, "Orders.sqlx", table("select 2 as n"));
    await expect(runProject(dir, warehouse)).rejects.toThrow(/shop\.(o|O)rders .* and .*shop\.(o|O)rders /);
    expect(await query(warehouse, "select n from orders")).toEqual([{ n: 1 }]);
    await warehouse.close();
  });
});

test.each(others.flatMap((engine) => pairs.map(([name, files]) => ({ engine, name, files }))))(
  "$name whose names differ in case alone are two on $engine",
  async ({ engine, files }) => {
    expect(await runOn(engine, files)).toMatchObject({ actions: expect.any(Array) });
  },
);

test("a.b__c and a__b.c meet without schemas, and nowhere else", async () => {
  const files = { "a.sqlx": inSchema("a", "b__c", "select 1 as n"), "b.sqlx": inSchema("a__b", "c", "select 2 as n") };
  expect(((await runOn("sqlite", files)) as Error).message).toContain("a__b__c");
  for (const engine of ["duckdb", "postgres"])
    expect(await runOn(engine, files)).toMatchObject({ status: "SUCCESSFUL" });
});

describe.each(engines)("two targets, two tables, on %s", (engine) => {
  test("an operation without a table meets nothing", async () => {
    const files = { "a.sqlx": table("select 1 as n"), "A.sqlx": 'config { type: "operations" }\nselect 1' };
    expect(await runOn(engine, files)).toMatchObject({ status: "SUCCESSFUL" });
  });

  test("another database's table has a place of its own, and is not the model that reads it", async () => {
    const warehouse = await open(engine);
    const dir = writeProject({
      "theirs.sqlx": `config { type: "table", database: "vendor", schema: "sales", name: "orders" }\nselect 7 as n`,
      "mine.sqlx":
        'config { type: "table", schema: "sales", name: "orders" }\nselect n + 1 as n from ${ref({ database: "vendor", schema: "sales", name: "orders" })}',
      "own.sqlx": table('select n from ${ref({ database: "warehouse", schema: "sales", name: "orders" })}'),
    });
    for (let times = 0; times < 2; times += 1) expect((await runProject(dir, warehouse)).status).toBe("SUCCESSFUL");
    expect(await query(warehouse, "select * from vendor.sales.orders")).toEqual([{ n: 7 }]);
    expect(await query(warehouse, "select * from sales.orders")).toEqual([{ n: 8 }]);
    expect(await query(warehouse, "select * from vendor__sales.orders")).toEqual([{ n: 7 }]);
    expect(await query(warehouse, "select * from own")).toEqual([{ n: 8 }]);
    await warehouse.close();
  });

  test("a dataset that is called as another database's place meets it", async () => {
    const files = {
      "a.sqlx": `config { type: "table", database: "vendor", schema: "sales", name: "orders" }\nselect 7 as n`,
      "b.sqlx": inSchema("vendor__sales", "orders", "select 8 as n"),
    };
    const result = (await runOn(engine, files)) as Error;
    expect(result.message).toContain("vendor.sales.orders (definitions/a.sqlx)");
    expect(result.message).toContain("vendor__sales.orders (definitions/b.sqlx)");
  });

  test("names that agree in their first 63 bytes are two tables, again and again", async () => {
    const long = "x".repeat(60);
    const accents = "é".repeat(40);
    const names = [`${long}abcd`, `${long}abce`, `${accents}1`, `${accents}2`, "y".repeat(63)];
    const files = Object.fromEntries(
      names.map((name, at) => [`m${at}.sqlx`, inSchema("shop", name, `select ${at} as n`)]),
    );
    const warehouse = await open(engine);
    const dir = writeProject(files);
    for (let times = 0; times < 2; times += 1)
      expect(new Set(Object.values(statuses(await runProject(dir, warehouse))))).toEqual(new Set(["SUCCESSFUL"]));
    for (const [at, name] of names.entries())
      expect(await query(warehouse, `select n from shop.\`${name}\``)).toEqual([{ n: at }]);
    await warehouse.close();
  });
});

test("a long name's ending on PostgreSQL is its own hash, whoever asks", async () => {
  const warehouse = await open("postgres");
  const name = "x".repeat(70);
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  expect(warehouse.nameOf({ schema: "shop", name })).toEqual(["shop", `${"x".repeat(54)}_${digest}`]);
  await warehouse.close();
});
