import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { binary, node, project, sluice, tempDir } from "./command.ts";

const one = {
  "definitions/a.sqlx": 'config { type: "table", tags: ["x"] }\nselect 1 as n, "a" as s',
  "definitions/b.sqlx": 'config { type: "view" }\nselect * from ${ref("a")}',
};

describe("init", () => {
  test("makes a project that runs and passes its tests", async () => {
    const dir = tempDir();
    expect((await sluice(dir, "init", "mine")).code).toBe(0);
    const mine = join(dir, "mine");
    expect((await sluice(mine, "run")).code).toBe(0);
    expect((await sluice(mine, "test")).code).toBe(0);
    expect((await sluice(mine, "query", "--csv", "select greeting from greetings order by name")).out).toBe(
      'greeting\n"Hello, Ada"\n"Hello, Grace"',
    );
    const again = await sluice(dir, "init", "mine");
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("is there already")]);
  });
});

describe("compile", () => {
  test("--json prints the graph with what is wrong in it, and is an error", async () => {
    const dir = project({ "definitions/a.sqlx": 'config { type: "view" }\nselect 1 from ${ref("none")}' });
    const { out, err, code } = await sluice(dir, "compile", "--json");
    const [error] = JSON.parse(out).graphErrors.compilationErrors;
    expect(error).toMatchObject({ fileName: "definitions/a.sqlx", message: expect.stringContaining("none") });
    expect(code).toBe(2);
    expect(err).toContain("definitions/a.sqlx:2");
  });
  test("in words", async () => {
    const { out } = await sluice(project(one), "compile");
    expect(out.split("\n")).toEqual(["Compiled 2 action(s).", "2 dataset(s):", "  shop.a [table]", "  shop.b [view]"]);
  });

  test("as JSON, all or some of it", async () => {
    const dir = project(one);
    const names = async (...flags: readonly string[]) =>
      JSON.parse((await sluice(dir, "compile", "--json", ...flags)).out).tables.map(
        ({ target }: { target: { name: string } }) => target.name,
      );
    expect(await names()).toEqual(["a", "b"]);
    expect(await names("--output-tags", "x")).toEqual(["a"]);
    expect(await names("--output-actions", "b", "--output-include-deps")).toEqual(["a", "b"]);
  });

  test("for Graphviz", async () => {
    expect((await sluice(project(one), "compile", "--dot")).out).toContain('"warehouse.shop.a" -> "warehouse.shop.b";');
  });
});

describe("query", () => {
  test("a table, CSV, JSON, and a script from standard input", async () => {
    const dir = project(one);
    await sluice(dir, "run");
    expect((await sluice(dir, "query", "select * from b")).out).toBe("n  s\n1  a\n\n1 row");
    expect((await sluice(dir, "query", "--csv", 'select 1 as n, \'say "hi", ok\' as s, null as z, "" as e')).out).toBe(
      'n,s,z,e\n1,"say ""hi"", ok",,""',
    );
    const args = [binary, "query", "--json", "-"];
    const { stdout } = await execa(node, args, { cwd: dir, input: "declare x int64 default 4; select x + 1 as y" });
    expect(JSON.parse(stdout)).toEqual([{ y: 5 }]);
  });

  test("no rows are an empty array", async () => {
    const dir = project(one);
    await sluice(dir, "run");
    expect((await sluice(dir, "query", "--json", "select * from b where false")).out).toBe("[]");
  });

  test("a query that is wrong exits 1 with one message", async () => {
    const dir = project(one);
    await sluice(dir, "run");
    const { code, out, err } = await sluice(dir, "query", "select nope from a");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("nope");
  });
});

const tested = (expected: string) => ({
  ...one,
  "definitions/a_test.sqlx": `config { type: "test", dataset: "b" }\ninput "a" { select 7 as n, "x" as s }\n${expected}`,
});

describe("test", () => {
  test("passes", async () => {
    const { code, out } = await sluice(project(tested('select "x" as s, 7 as n')), "test");
    expect(code).toBe(0);
    expect(out).toContain("Running 1 unit tests...");
    expect(out).toMatch(/a_test: passed/);
  });

  test("rows of other columns are not the same rows in another order", async () => {
    const { code, out } = await sluice(project(tested('select 7 as n, "x" as t')), "test");
    expect(code).toBe(1);
    expect(out).toContain("expected the columns n, t; got n, s");
    expect(out).not.toContain("another order");
  });

  test("fails in the official words, with the rows", async () => {
    const dir = project(tested('select "x" as s, 8 as n'));
    const { code, out } = await sluice(dir, "test", "--junit", "tests.xml");
    expect(code).toBe(1);
    expect(out).toContain('For row 0 and column "n": expected "8", but saw "7".');
    expect(out).toMatch(/- +x +8\n +\+ +x +7/);
    expect(readFileSync(join(dir, "tests.xml"), "utf8")).toContain('failures="1"');
    expect(JSON.parse((await sluice(dir, "test", "--json")).out)).toEqual([
      { name: "a_test", successful: false, messages: ['For row 0 and column "n": expected "8", but saw "7".'] },
    ]);
  });

  test("a query that can't run", async () => {
    const { code, out } = await sluice(project(tested("select 1 as n, nope")), "test");
    expect(code).toBe(1);
    expect(out).toMatch(/Error thrown: .*nope.*\./);
  });

  test("none at all", async () => {
    const { code, err } = await sluice(project(one), "test");
    expect([code, err]).toEqual([1, "No unit tests found."]);
  });
});

describe("doctor", () => {
  test("one line each, and 2 where a run could not start", async () => {
    const good = await sluice(project(one), "doctor");
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/^ok +project: 2 datasets/m);
    expect(good.out).toMatch(/^missing +warehouse: duckdb:warehouse\.duckdb is not there yet/m);
    const bad = await sluice(tempDir(), "doctor");
    expect(bad.code).toBe(2);
    expect(bad.out).toMatch(/^wrong +project: /m);
  });
});

test("every command shows its help with examples", async () => {
  const dir = tempDir();
  const { out } = await sluice(dir, "--help");
  const commands = [...out.slice(out.indexOf("Commands:")).matchAll(/^ {2}(\w+)/gm)].map(([, name = ""]) => name);
  expect(commands).toContain("run");
  for (const command of commands.filter((name) => name !== "help")) {
    const help = await sluice(dir, command, "--help");
    expect([command, help.code]).toEqual([command, 0]);
    expect(help.out).toContain("Examples:");
  }
});
