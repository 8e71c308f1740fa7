/** Sources that a config says in words alone. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, write } from "./command.ts";

const shop = {
  "definitions/raw.js":
    'declare({ schema: "shop", name: "orders" });\ndeclare({ schema: "raw", name: "countries" });\n',
  "definitions/totals.sqlx":
    'config { type: "table" }\nselect country, sum(amount) as amount from ${ref("orders")} join ${ref("countries")} on code = country group by country\n',
  "data/orders_1.csv": "id,country,amount\n1,FR,12.50\n2,FR,abc\n3,DE,1\n",
  "data/orders_2.csv": "id,country,amount\n4,FR,0.05\n",
  "data/other.csv": "id,country,amount\n9,FR,1000\n",
  "seeds/countries.csv": "code,name\nFR,France\nDE,Germany\n",
};
const yaml = {
  "sluice.config.yaml":
    "sources:\n  orders:\n    path: data/orders_*.csv\n    key: [id]\n    columns: { id: INT64, country: STRING, amount: NUMERIC }\n",
};
const totals = "select country, amount from totals order by country";

describe.each(["duckdb", "sqlite"])("on %s", (engine) => {
  const warehouse = ["--warehouse", `${engine}:w.db`];

  test("a run loads what it reads, typed, from all files of a pattern; and again only what changed", async () => {
    const dir = project({ ...shop, ...yaml });
    const first = await sluice(dir, "run", ...warehouse);
    expect(first.out).toContain("LOADED shop.orders from data/orders_*.csv: 3 rows, 3 new, 1 rejected");
    expect(first.out).toContain("LOADED raw.countries from seeds/countries.csv: 2 rows, 2 new");
    expect(first.code).toBe(0);
    expect((await sluice(dir, "query", "--csv", totals, ...warehouse)).out).toBe("country,amount\nDE,1\nFR,12.55");
    const rejects = await sluice(
      dir,
      "query",
      "--csv",
      "select line, _source, reason from shop.orders_rejects",
      ...warehouse,
    );
    expect(rejects.out).toBe("line,_source,reason\n2,data/orders_1.csv,amount: Invalid NUMERIC value: abc");

    const again = await sluice(dir, "run", ...warehouse);
    expect(again.out).toContain("UNCHANGED shop.orders from data/orders_*.csv");
    expect(again.out).toContain("UNCHANGED raw.countries");

    write(dir, { "data/orders_3.csv": "id,country,amount\n3,DE,7\n" });
    const third = await sluice(dir, "run", ...warehouse);
    expect(third.out).toContain("LOADED shop.orders");
    expect(third.out).toContain("UNCHANGED raw.countries");
    expect((await sluice(dir, "query", "--csv", totals, ...warehouse)).out).toBe("country,amount\nDE,7\nFR,12.55");
  });
});

test("what was loaded is loaded again when its words change, or its table is gone", async () => {
  const dir = project({ ...shop, ...yaml });
  await sluice(dir, "run");
  write(dir, {
    "sluice.config.yaml": "sources:\n  orders: { path: data/orders_*.csv, key: [id], columns: { amount: FLOAT64 } }\n",
  });
  expect((await sluice(dir, "load", "orders")).out).toContain("LOADED shop.orders");
  expect((await sluice(dir, "load", "orders")).out).toContain("UNCHANGED shop.orders");
  await sluice(dir, "query", "drop table shop.orders");
  expect((await sluice(dir, "load", "orders")).out).toContain("LOADED shop.orders");
});

test("--no-load loads nothing; a place given by hand is one file, to the letter", async () => {
  const dir = project({ ...shop, ...yaml });
  expect((await sluice(dir, "run", "--no-load")).out).not.toContain("LOADED");
  const { err, code } = await sluice(dir, "run", "--source", "orders=data/orders_*.csv");
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("orders_*.csv") as string });
  expect((await sluice(dir, "run", "--source", "orders=data/other.csv")).out).toContain("1 rows, 1 new");
});

test("a declared table takes --source without a config; one that nothing brings is named", async () => {
  const dir = project(shop);
  const { out } = await sluice(dir, "run");
  expect(out).toContain("source shop.orders: not there, and nothing brings it");
  expect(out).toContain("sources: { orders: { table: shop.orders, path: data/orders.csv } }");
  expect((await sluice(dir, "load", "--source", "shop.orders=data/other.csv")).out).toContain("LOADED shop.orders");
});

test("a folder; a file that load guesses a source from", async () => {
  const dir = project({ ...shop, "sluice.config.yaml": "sources: { orders: { path: data } }" });
  expect((await sluice(dir, "load")).out).toContain("LOADED shop.orders from data: 5 rows");
  const { out, code } = await sluice(dir, "load", "data/other.csv");
  expect(code).toBe(0);
  expect(out).toContain("LOADED raw.other from data/other.csv: 1 rows, 1 new");
  expect(out).toContain("other: { path: data/other.csv }");
});

test("the project is found from a folder below it; its warehouse is its own", async () => {
  const dir = project({ ...shop, ...yaml, "deep/below/here.txt": "" });
  expect((await sluice(join(dir, "deep/below"), "run")).code).toBe(0);
  expect((await sluice(dir, "query", "--csv", totals)).out).toBe("country,amount\nDE,1\nFR,12.55");
  const outside = project({});
  rmSync(join(outside, "workflow_settings.yaml"));
  expect((await sluice(outside, "run", dir)).out).toContain("UNCHANGED shop.orders");
});

test.each([
  ["sources: { orders: { path: a.csv, url: https://x.example } }", "sources.orders: expected path or url, got both"],
  ["sources: { orders: { pth: a.csv } }", 'sources.orders: Unrecognized key: "pth"'],
  ["sources: { orders: { path: a.csv, columns: { a: INT } } }", "sources.orders.columns"],
  ["sources: { orders: { path: '${NOT_SET_HERE}' } }", "the variable NOT_SET_HERE is not set"],
  ["sources:\n  orders: { path: a.csv\n", "sluice.config.yaml:"],
  ["exports: { totals: { to: x.docx } }", "exports.totals.to: x.docx: expected a path that ends in"],
])("a config that is wrong says where: %s", async (config, message) => {
  const dir = project({ ...shop, "sluice.config.yaml": config });
  const { code, err } = await sluice(dir, "run");
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).not.toContain("    at ");
});

test("docs/config.md is what the schema says: npm run config", async () => {
  const { configMarkdown } = await import("../../packages/cli/src/config/reference.ts");
  expect(readFileSync(join(import.meta.dirname, "../../docs/config.md"), "utf8")).toBe(configMarkdown());
});

test("what has no record in it is heard; where nothing tells the columns it can't be a table", async () => {
  const dir = project({ ...shop, ...yaml, "data/header.csv": "id,country,amount\n", "data/none.json": "[]" });
  const header = await sluice(dir, "load", "--source", "shop.orders=data/header.csv");
  expect([header.code, header.out]).toEqual([
    0,
    "WARNED shop.orders from data/header.csv: there is no record in it; 0 rows",
  ]);
  expect((await sluice(dir, "load", "data/header.csv")).out).toContain("WARNED raw.header from data/header.csv");
  const { code, err } = await sluice(dir, "load", "data/none.json");
  expect([code, err.split("\n")[0]]).toEqual([
    2,
    "sluice: raw.none: expected records, got none, and nothing says which columns the table has: give the source a key or columns",
  ]);
});
