import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, sluice, tempDir } from "./command.ts";

const one = { "definitions/a.sqlx": 'config { type: "table" }\nselect 1 as n' };

/** What a project's own node_modules has: the packages, for its config. */
function withPackages(files: Readonly<Record<string, string>>): string {
  const dir = project(files);
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(dir, "node_modules"));
  return dir;
}

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
    [["run", "--threads", "0"], 'expected a whole number of at least 1, got "0"'],
    [["run", "--threads="], 'expected a whole number, got ""'],
    [["run", "--threads", "1e2"], 'expected a whole number, got "1e2"'],
    [["run", "--action-retry-limit", "-1"], 'expected a whole number, got "-1"'],
    [["run", "--execution-timeout", "0"], 'expected a duration like 30s, 10m or 2h, of at most 24d, got "0"'],
    [["run", "--execution-timeout", "40d"], 'expected a duration like 30s, 10m or 2h, of at most 24d, got "40d"'],
    [["pipeline", "nope", "--jit-timeout", "0s"], "expected a duration"],
    [["run", "--execution-timeout", "soon"], "expected a duration"],
    [["run", "--source", "posts"], 'expected NAME=WHERE, got "posts"'],
    [["run", "--source", "https://me:s3cret@host"], "expected NAME=WHERE, got an address alone"],
    [["run", "--source", "raw.post=x.json"], 'no source "raw.post"'],
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

  const filled = `a: 1, `.repeat(20_000);
  test.each([
    ["syntax", "export default {\n  sources: {,\n};", "sluice.config.ts:2: Unexpected token `,`"],
    ["types", "\n\nconst x: = 3;", "sluice.config.ts:3: Unexpected token `=`"],
    ["a name twice", "const a = 1;\nconst a = 2;", "sluice.config.ts:2: Identifier 'a' has already been declared"],
    ["what Node leaves out", "\nenum A { b }", "sluice.config.ts:2: TypeScript enum is not supported"],
    ["a package that is not there", '\nimport x from "nope-nope";', "sluice.config.ts:2: Cannot find package"],
    ["a file that is not there", '\n\nimport x from "./nope.ts";', "sluice.config.ts:3: Cannot find module"],
    ["a throw", '\nthrow new Error("no such luck");', "sluice.config.ts:2:7: no such luck"],
    ["what is not an error", 'throw "text";', "sluice.config.ts: text"],
    [
      "a throw as it is called",
      "export default ({ env }) =>\n  env.NOPE.length;",
      "sluice.config.ts:2:12: Cannot read",
    ],
    ["a later throw", "export default async () => {\n  nope();\n};", "sluice.config.ts:2:3: nope is not defined"],
    ["a promise of a mistake", "export default async () => ({ sourcez: {} });", 'Unrecognized key: "sourcez"'],
    ["another file", 'import "./other.ts";\nexport default {};', "other.ts:2: Expression expected"],
    ["a very long line", `export default { ${filled} b c };`, "sluice.config.ts"],
  ])("a config that can't be read is one line, with its place: %s", async (_, config, message) => {
    const files = { "sluice.config.ts": config, "other.ts": "\nexport const x = ;" };
    const said = await refused(project({ ...one, ...files }), "run");
    expect(said).toContain(message);
    expect(said.split("\n")).toHaveLength(1);
    expect(said.length).toBeLessThan(400);
  });

  const definition = '{ name: "posts", key: ["Id"] }';
  test.each([
    ["unset", `sourceFrom(env.NOPE, ${definition})`, "got undefined"],
    ["empty", `sourceFrom("", ${definition})`, 'got ""'],
  ])("a source whose variable is %s: one line that says so", async (_, source, got) => {
    const dir = withPackages({
      ...one,
      "sluice.config.ts": `import { sourceFrom } from "@sluice/sources";\nexport default ({ env }) => ({ sources: { posts: ${source} } });`,
      "posts.json": '[{"Id":"1"}]',
    });
    expect(await refused(dir, "load")).toBe(
      `sluice: source posts: expected a path or an address, ${got}; is a variable that sluice.config.ts reads not set? Set it, or say where with --source posts=WHERE`,
    );
    expect((await sluice(dir, "load", "--source", "posts=posts.json")).code).toBe(0);
  });

  test.each([
    ["csv({ path: env.NOPE })", "no path to write to"],
    ["put({ url: env.NOPE })", "no address to send to"],
  ])("an export whose variable is not set: %s", async (exporter, message) => {
    const dir = withPackages({
      ...one,
      "sluice.config.ts": `import { csv, put } from "@sluice/exports";\nexport default ({ env }) => ({ exports: { a: { to: ${exporter} } } });`,
    });
    await sluice(dir, "run");
    const { code, err } = await sluice(dir, "export");
    expect([code, err]).toEqual([1, `FAILED export a: a: ${message}: is a variable that its config reads not set?`]);
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
    expect(await refused(project(one), "query", "select * from a")).toContain(
      "no warehouse at duckdb:warehouse.duckdb",
    );
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
