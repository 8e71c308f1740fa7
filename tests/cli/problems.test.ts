import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, write } from "./command.ts";

const table = (sql: string) => `config { type: "table" }\n${sql}`;
const numbers = table("select n from unnest(generate_array(1, 1200)) as n");
const assertion = (sql: string, more = "") => `config { type: "assertion"${more} }\n${sql}`;

describe("an assertion that fails", () => {
  test("shows its first rows, and says where the others are", async () => {
    const dir = project({
      "definitions/numbers.sqlx": numbers,
      "definitions/big.sqlx": assertion(
        'select n, concat("row\\n", repeat("x", n)) as s from ${ref("numbers")} where n > 97 order by n',
      ),
      "definitions/small.sqlx": assertion("select 7 as seven, cast(null as string) as s", ', tags: ["warn"]'),
      "definitions/none.sqlx": assertion("select 1 as n limit 0"),
    });
    const { code, out } = await sluice(dir, "run");
    expect(code).toBe(1);
    const rows = [98, 99, 100, 101, 102].map((n) => `  ${String(n).padEnd(3)}  row ${"x".repeat(55)}…`);
    const query = 'sluice query "select * from checks.big"';
    expect(out).toContain(
      ["checks.big (definitions/big.sqlx): Assertion failed: query returned 1103 row(s).", "  n    s", ...rows].join(
        "\n",
      ),
    );
    expect(out).toContain(`\n  and 1,098 more: ${query}\n`);
    expect(out).toMatch(
      /checks\.small .*: query returned 1 row\(s\)\.\n {2}seven {2}s\n {2}7 {6}NULL\n {2}sluice query/,
    );
    expect(out).not.toContain("checks.none (");
    expect((await sluice(dir, "query", "--csv", "select count(*) as n from checks.big")).out).toBe("n\n1103");
  });

  test("names the warehouse where it is another, and quarantined rows are found in the same place", async () => {
    const dir = project({ "definitions/bad.sqlx": assertion("select 1 as n") });
    const { out } = await sluice(dir, "run", "--quarantine", "--warehouse", "sqlite:x.sqlite");
    expect(out).toContain('  sluice query --warehouse sqlite:x.sqlite "select * from checks.bad"');
    expect(out).toMatch(/failing_row_condition {2}n\n {2}bad {20}1\n/);
  });
});

describe("--quiet", () => {
  const quiet = async (files: Readonly<Record<string, string>>, ...flags: readonly string[]) =>
    sluice(project({ "definitions/numbers.sqlx": numbers, ...files }), "run", "--quiet", ...flags);

  test("is silent where all is well", async () => {
    expect(await quiet({})).toEqual({ code: 0, out: "", err: "" });
  });

  test("says on standard error what failed", async () => {
    const { code, out, err } = await quiet({ "definitions/b.sqlx": table('select nope\nfrom ${ref("numbers")}') });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^shop\.b: definitions\/b\.sqlx:2:8: .*nope.*\nFAILED: 2 actions, 1 successful, 1 failed in /);
  });

  test("says which assertions failed, and with what", async () => {
    const { code, out, err } = await quiet({ "definitions/bad.sqlx": assertion("select 77 as n") });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^checks\.bad .*: query returned 1 row\(s\)\.\n {2}n\n {2}77\n/);
  });

  test("says what is a warning only", async () => {
    const { code, out, err } = await quiet({ "definitions/bad.sqlx": assertion("select 77 as n", ', tags: ["warn"]') });
    expect([code, out]).toEqual([0, ""]);
    expect(err).toMatch(/^checks\.bad [^]*\n {2}77\n[^]*WARNED: 2 actions, 1 successful, 1 warned in /);
  });

  test("says which unit tests failed", async () => {
    const unit = 'config { type: "test", dataset: "numbers" }\nselect 5 as n';
    const { code, out, err } = await quiet({ "definitions/t.sqlx": unit }, "--run-tests");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^t: failed .*\(definitions\/t\.sqlx\)\n {2}Expected 1 rows, but saw 1200 rows\./);
    expect(err).toContain("Unit tests did not pass; aborting run.");
  });

  test("leaves --json alone: the document says it", async () => {
    const { code, out, err } = await quiet({ "definitions/bad.sqlx": assertion("select 77 as n") }, "--json");
    expect([code, err, JSON.parse(out).status]).toEqual([1, "", "FAILED"]);
  });
});

describe("what is very long", () => {
  const long = "x".repeat(300_000);

  test.each([
    ["a value in the SQL", table(`select cast("${long}" as int64) as n`), "Bad int64 value: xxx"],
    ["a value in the data", table('select cast(repeat("x", 300000) as int64) as n'), "Bad int64 value: xxx"],
    ["a message", table('select error(repeat("x", 300000)) as n'), "xxx"],
  ])("%s is cut down to what can be read", async (_, model, message) => {
    const { code, out, err } = await sluice(project({ "definitions/a.sqlx": model }), "run");
    expect(code).toBe(1);
    expect(out).toContain(message);
    expect(out).toMatch(/299,\d+ characters/);
    expect(out.length + err.length).toBeLessThan(3000);
  });

  test("a line with a mistake gives its place, not itself", async () => {
    const dir = project({ "definitions/a.sqlx": table(`select ${"1 as a, ".repeat(20_000)} nope`) });
    const { out } = await sluice(dir, "run");
    // select, its blank, 20,000 times eight characters, a blank.
    expect(out).toContain('shop.a: definitions/a.sqlx:2:160009: column "nope" is not known here');
    expect(out.length).toBeLessThan(1000);
  });

  test("a query that fails", async () => {
    const dir = project({ "definitions/a.sqlx": numbers });
    await sluice(dir, "run");
    const { code, err } = await sluice(dir, "query", 'select error(repeat("x", 300000)) as n');
    expect(code).toBe(1);
    expect(err.length).toBeLessThan(1000);
  });
});

test("a load that fails says that nothing was started", async () => {
  const sources = 'export default { sources: { posts: { name: "posts", key: ["Id"] } } };';
  const dir = project({ "definitions/a.sqlx": numbers, "sluice.config.ts": sources, "cut.json": '[{"Id":"1"' });
  const run = await sluice(dir, "run", "--source", "posts=cut.json");
  expect([run.code, run.out]).toEqual([2, ""]);
  expect(run.err).toMatch(/^sluice: cut\.json: cut off .*\nNot started: nothing was loaded, nothing was built\.$/);
  const load = await sluice(dir, "load", "--source", "posts=cut.json");
  expect(load.err).toMatch(/\nNothing was loaded\.$/);
});

test("pipeline --dry-run says what it would do, and does none of it", async () => {
  const dir = project({
    "definitions/a.sqlx": 'config { type: "table", tags: ["x"] }\nselect 1 as n',
    "sluice.config.ts": "export default { pipelines: { x: { sources: [] } } };",
  });
  const { code, out } = await sluice(dir, "pipeline", "x", "--dry-run");
  expect(code).toBe(0);
  expect(out).toContain("1. warehouse.shop.a table: create table");
  expect((await sluice(dir, "query", "select * from a")).err).toContain("no warehouse at duckdb:warehouse.duckdb");
});

test("a project without a dataset gets a message, on every engine", async () => {
  const dir = project({
    "workflow_settings.yaml": "defaultProject: p\n",
    "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as a\n',
  });
  for (const warehouse of ["duckdb:w.db", "sqlite:w.sqlite"]) {
    const { code, err } = await sluice(dir, "run", "--warehouse", warehouse);
    expect(code).toBe(2);
    expect(err).toContain("definitions/a.sqlx: a is in no dataset: expected defaultDataset in workflow_settings.yaml");
  }
});

test("two targets that would be one table are refused before anything is run, by compile, check, plan and run", async () => {
  const dir = project({
    "definitions/orders.sqlx": 'config { type: "table" }\nselect 1 as n',
    "definitions/other/Orders.sqlx": 'config { type: "table" }\nselect 2 as n',
  });
  for (const args of [
    ["compile"],
    ["check"],
    ["plan"],
    ["run"],
    ["run", "--actions", "orders"],
    ["compile", "--json"],
  ]) {
    const { code, err } = await sluice(dir, ...args);
    expect([args, code]).toEqual([args, 2]);
    expect(err).toContain("warehouse.shop.orders (definitions/orders.sqlx)");
    expect(err).toContain("warehouse.shop.Orders (definitions/other/Orders.sqlx)");
  }
  expect(existsSync(join(dir, "warehouse.duckdb"))).toBe(false);
  write(dir, { "sluice.config.yaml": 'warehouse: "bigquery:"\n' });
  expect((await sluice(dir, "compile")).code).toBe(0);
});
