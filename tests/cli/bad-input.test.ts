import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, tempDir } from "./command.ts";

const one = { "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n' };

/** One message on standard error, no stack, the exit code that says that nothing was started. */
async function refused(dir: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await sluice(dir, ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).not.toMatch(/^\s+at /m);
  return err;
}

describe("the command line", () => {
  const dir = project(one);

  test("an unknown command, with a suggestion", async () => {
    expect(await refused(dir, "rnu")).toContain("Did you mean run?");
  });

  test("an unknown flag, with a suggestion", async () => {
    expect(await refused(dir, "run", "--full-refesh")).toContain("Did you mean --full-refresh?");
  });

  test("a missing argument", async () => {
    expect(await refused(dir, "query")).toContain("missing required argument 'sql'");
  });

  test.each([
    [["run", "--threads", "many"], 'expected a whole number, got "many"'],
    [["run", "--execution-timeout", "soon"], "expected a duration"],
    [["run", "--source", "posts"], "expected NAME=WHERE"],
    [["run", "--vars", "x"], "expected key=value"],
    [["run", "--source", "posts=x.json"], 'no source "posts"'],
    [["load"], "no sources"],
    [["export"], "no exports"],
    [["pipeline", "nope"], 'no pipeline "nope"'],
  ])("%j", async (args, message) => {
    expect(await refused(dir, ...args)).toContain(message);
  });

  test("nothing at all shows what there is", async () => {
    const { code, err } = await sluice(dir);
    expect(code).toBe(2);
    expect(err).toContain("Usage: sluice");
  });
});

describe("the project", () => {
  test("a folder that is none", async () => {
    expect(await refused(tempDir(), "run")).toContain("workflow_settings.yaml");
  });

  test("a folder that is not there", async () => {
    expect(await refused(tempDir(), "run", "nowhere")).toContain("no folder nowhere");
  });

  test("a compile error names file and line", async () => {
    const dir = project({ "definitions/b.sqlx": 'config { type: "table" }\n\nselect * from ${ref("nope")}' });
    expect(await refused(dir, "run")).toMatch(/definitions\/b\.sqlx(:3)?: .*nope/);
  });

  test("a selection that matches nothing suggests the nearest", async () => {
    const dir = project({ "definitions/votes.sqlx": 'config { type: "table" }\nselect 1 as n' });
    expect(await refused(dir, "run", "--actions", "vote")).toContain('did you mean "votes"?');
  });

  test("a config with a mistake", async () => {
    const dir = project({ ...one, "sluice.config.ts": "export default { sourcez: {} };" });
    expect(await refused(dir, "run")).toMatch(/sluice\.config\.ts: .*sourcez/);
  });

  test("a config that throws", async () => {
    const dir = project({ ...one, "sluice.config.ts": 'throw new Error("no such luck");' });
    expect(await refused(dir, "run")).toBe("sluice: sluice.config.ts: no such luck");
  });
});

describe("the warehouse", () => {
  test("a wrong URL", async () => {
    expect(await refused(project(one), "run", "--warehouse", "duck:x")).toContain("expected duckdb:PATH");
  });

  test("a file that is none", async () => {
    const dir = project(one);
    writeFileSync(
      join(dir, "x.duckdb"),
      "this is a text, and a long one at that, which is no database at all. ".repeat(200),
    );
    expect(await refused(dir, "run", "--warehouse", "duckdb:x.duckdb")).toContain("x.duckdb");
  });

  test("a folder that is not there", async () => {
    expect(await refused(project(one), "run", "--warehouse", "duckdb:no/such/folder/x.duckdb")).toContain("x.duckdb");
  });

  test("a server that is not there", async () => {
    const message = await refused(project(one), "run", "--warehouse", "postgres://me:secret@127.0.0.1:1/none");
    expect(message).toContain("127.0.0.1:1");
    expect(message).not.toContain("secret");
  });

  test("a query where nothing was built", async () => {
    expect(await refused(project(one), "query", "select 1")).toContain("no warehouse at duckdb:warehouse.duckdb");
  });

  test("BigQuery without credentials", async () => {
    expect(await refused(project(one), "run", "--warehouse", "bigquery:")).toContain(".df-credentials.json");
  });

  test("BigQuery with a flag that it does not have", async () => {
    expect(await refused(project(one), "run", "--warehouse", "bigquery:", "--changed")).toContain("--changed");
  });
});

test("results that can't be kept are a line, not a failure", async () => {
  const dir = project({ ...one, target: "a file where their folder would be" });
  const { code, err } = await sluice(dir, "run");
  expect(code).toBe(0);
  expect(err).toContain("the results are not kept");
});
