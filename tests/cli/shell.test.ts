import { describe, expect, test } from "vitest";
import { project, sluice, start, tempDir } from "./command.ts";

const shop = {
  "definitions/sales.sqlx": 'config { type: "table" }\nselect 1 as id, numeric "2.5" as amount union all select 2, 3\n',
};

async function shell(dir: string, input: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await start(dir, ["shell", ...args], { input });
  return { code: exitCode, out: String(stdout), err: String(stderr) };
}

describe.each(["duckdb", "sqlite"])("shell on %s", (engine) => {
  const warehouse = ["--warehouse", `${engine}:w.db`];

  test("statements over several lines, variables that stay, tables and columns", async () => {
    const dir = project(shop);
    await sluice(dir, "run", ...warehouse);
    const script =
      'declare least int64 default 2;\nselect\n amount\nfrom sales\nwhere id >= least;\n\\d\n\\d sales\n\\q\nselect "not seen";';
    const { code, out, err } = await shell(dir, script, ...warehouse);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("amount\n     3\n\n1 row");
    expect(out).toContain("shop.sales  table");
    expect(out).toContain("amount  NUMERIC");
    expect(out).not.toContain("not seen");
  });

  test("what fails is said with its place, the rest goes on, and the exit code tells", async () => {
    const dir = project(shop);
    await sluice(dir, "run", ...warehouse);
    const { code, out, err } = await shell(
      dir,
      "select 1 as a,\n nope from sales;\n\\nothing\nselect 7 as seven",
      ...warehouse,
    );
    expect(code).toBe(1);
    expect(err).toContain('2:2: column "nope" is not in sales\n   nope from sales;\n   ^');
    expect(err).toContain("no command \\nothing; \\? lists them");
    expect(out).toContain("seven\n    7");
  });

  test("it changes nothing unless it is told that it may", async () => {
    const dir = project(shop);
    await sluice(dir, "run", ...warehouse);
    expect((await shell(dir, "delete from sales where true;", ...warehouse)).code).toBe(1);
    expect((await shell(dir, "delete from sales where id = 1;", "--write", ...warehouse)).code).toBe(0);
    expect((await sluice(dir, "query", "--csv", "select id from sales", ...warehouse)).out).toBe("id\n2");
  });

  test("three read at once, and beside a shell that is open", async () => {
    const dir = project(shop);
    await sluice(dir, "run", ...warehouse);
    const open = start(dir, ["shell", ...warehouse], { stdin: "pipe" });
    open.stdin?.write("select 'ready' as state;\n");
    await new Promise((resolve) => open.stdout?.once("data", resolve));
    const asked = Array.from({ length: 3 }, () =>
      sluice(dir, "query", "--csv", "select sum(id) as n from sales", ...warehouse),
    );
    for (const { out, err } of await Promise.all(asked)) expect({ out, err }).toEqual({ out: "n\n3", err: "" });
    open.stdin?.end("\\q\n");
    expect((await open).exitCode).toBe(0);
  });
});

describe("query", () => {
  test("shows what each query of a script gives; for machines the last", async () => {
    const dir = tempDir();
    const script = "select 1 as a; select 2 as b";
    expect((await sluice(dir, "query", script)).out).toBe("a\n1\n\n1 row\n\nb\n2\n\n1 row");
    expect((await sluice(dir, "query", "--csv", script)).out).toBe("b\n2");
  });

  test("needs no warehouse where it reads no table, and begins one where it writes", async () => {
    const dir = tempDir();
    expect(await sluice(dir, "query", "--csv", "select 1 as a")).toEqual({ code: 0, out: "a\n1", err: "" });
    const none = await sluice(dir, "query", "select * from t");
    expect({ code: none.code, err: none.err }).toEqual({
      code: 2,
      err: expect.stringContaining("no warehouse at") as string,
    });
    await sluice(dir, "query", "create schema s; create table s.t as select 5 as n");
    expect((await sluice(dir, "query", "--csv", "select * from s.t")).out).toBe("n\n5");
  });

  test.each([
    ["selec 1", "1:1: Syntax error"],
    ["select 1;\n  select nope", '2:10: column "nope" is not known here'],
  ])("says where it is wrong: %s", async (script, message) => {
    const { code, err } = await sluice(tempDir(), "query", script);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
