import { expect, test } from "vitest";
import { compileProject, GraphError, type Problem } from "../../packages/graph/src/index.ts";
import { tempDir, writeProject } from "./project.ts";

function failure(dir: string): GraphError {
  try {
    compileProject({ dir });
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
  throw new Error("it compiled");
}

function problems(files: Readonly<Record<string, string>>): readonly Problem[] {
  return failure(writeProject(files)).problems;
}

const sqlx = (...lines: string[]) => lines.join("\n");

test("a ref to nothing: the line it stands on, and the nearest name", () => {
  const found = problems({
    "definitions/orders.sqlx": 'config { type: "table" }\nselect 1 as one',
    "definitions/report.sqlx": sqlx(
      'config { type: "view" }',
      "-- a `comment`",
      "select *",
      "from",
      '  ${ref("oders")}',
    ),
  });
  expect(found).toEqual([
    { fileName: "definitions/report.sqlx", line: 5, message: 'Could not resolve "oders". Did you mean orders?' },
  ]);
});

test("an error in a js block: its own line, also where lines repeat", () => {
  const found = problems({
    "definitions/a.sqlx": sqlx(
      'config { type: "view" }',
      "js {",
      "  const one = () => {",
      "  };",
      "  const two = () => {",
      "  };",
      "  const x = missing.length;",
      "}",
      "select 1",
    ),
  });
  expect(found).toEqual([{ fileName: "definitions/a.sqlx", line: 7, message: "missing is not defined" }]);
});

test("a syntax error in a js block, and in a .js file", () => {
  const found = problems({
    "definitions/a.sqlx": sqlx('config { type: "view" }', "", "js {", "  const = 3;", "}", "select 1"),
    "definitions/b.js": "// a comment\npublish('b', {;\n",
  });
  expect(found).toEqual([
    { fileName: "definitions/a.sqlx", line: 4, message: "Unexpected token '='" },
    { fileName: "definitions/b.js", line: 2, message: "Unexpected token ';'" },
  ]);
});

test("an error within an include names its place and the model that called it", () => {
  const found = problems({
    "includes/money.js": "module.exports = {\n  euros: () => undefinedRate * 2,\n};\n",
    "definitions/a.sqlx": sqlx('config { type: "view" }', "", "select", "  ${money.euros()}"),
  });
  expect(found).toEqual([
    {
      fileName: "includes/money.js",
      line: 2,
      message: "undefinedRate is not defined (called from definitions/a.sqlx:4)",
    },
  ]);
});

test("an unknown config key: the line of the key", () => {
  const [found] = problems({
    "definitions/a.sqlx": sqlx("config {", '  type: "view",', '  taggs: ["x"]', "}", "select 1"),
  });
  expect(found).toMatchObject({ fileName: "definitions/a.sqlx", line: 3 });
  expect(found?.message).toMatch(/^Unexpected property "taggs"/);
});

test("a dependency that does not exist: the line that asks for it", () => {
  const found = problems({
    "definitions/a.sqlx": sqlx("config {", '  type: "view",', '  dependencies: ["nothing"]', "}", "select 1"),
  });
  expect(found).toEqual([
    {
      fileName: "definitions/a.sqlx",
      line: 3,
      message: 'Missing dependency detected: Action "warehouse.shop.a" depends on "nothing" which does not exist',
    },
  ]);
});

test("a ref to a name of two schemas", () => {
  const found = problems({
    "definitions/declared.js":
      'declare({ schema: "raw", name: "orders" });\ndeclare({ schema: "old", name: "orders" });',
    "definitions/a.sqlx": sqlx('config { type: "view" }', 'select * from ${ref("orders")}'),
  });
  expect(found).toEqual([
    {
      fileName: "definitions/a.sqlx",
      line: 2,
      message: "Ambiguous Action name: orders. Did you mean one of: raw.orders, old.orders.",
    },
  ]);
});

test("a circle of models", () => {
  const found = problems({
    "definitions/a.sqlx": sqlx('config { type: "view" }', 'select * from ${ref("b")}'),
    "definitions/b.sqlx": sqlx('config { type: "view" }', 'select * from ${ref("a")}'),
  });
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toMatch(/^Circular dependency detected in chain: \[.*a.* > .*b.*\]$/);
});

test("every error of every file, in one throw", () => {
  const found = problems({
    "definitions/a.sqlx": 'config { type: "view" }\nselect * from ${ref("x")}',
    "definitions/b.sqlx": 'config { type: "view" }\nselect ${y}',
    "definitions/c.js": "throw new Error('no');",
  });
  expect(found.map(({ fileName, line }) => [fileName, line])).toEqual(
    expect.arrayContaining([
      ["definitions/a.sqlx", 2],
      ["definitions/b.sqlx", 2],
      ["definitions/c.js", 1],
    ]),
  );
});

test("bad settings, bad actions.yaml", () => {
  expect(failure(writeProject({ "workflow_settings.yaml": "a: 1\nb: [\n" }))).toMatchObject({
    reason: "project",
    problems: [{ fileName: "workflow_settings.yaml", line: 3 }],
  });
  expect(failure(writeProject({ "workflow_settings.yaml": "defaultProject: w\ndefaultSchema: x\n" }))).toMatchObject({
    reason: "project",
    problems: [{ fileName: "workflow_settings.yaml", line: 2 }],
  });
  expect(problems({ "definitions/actions.yaml": "actions:\n  - table:\n      filname: a.sql\n" })).toMatchObject([
    { fileName: "definitions/actions.yaml" },
  ]);
});

test("no project", () => {
  const dir = tempDir();
  expect(failure(dir).message).toBe(
    `no Dataform project in ${dir}: expected workflow_settings.yaml (or dataform.json)`,
  );
  expect(failure(`${dir}/nowhere`).message).toBe(`no folder ${dir}/nowhere: expected a Dataform project`);
});

test("a Node module in an include is refused with a reason", () => {
  const found = problems({
    "includes/files.js": 'const fs = require("fs");',
    "definitions/a.js": "publish('a').query('select 1')",
  });
  expect(found).toEqual([
    {
      fileName: "includes/files.js",
      line: 1,
      message: "Cannot find module 'fs': a Dataform project may use no Node module but path",
    },
  ]);
});

test("blocks on one line, and the last line of a file", () => {
  const found = problems({
    "definitions/a.sqlx": sqlx('config { type: "view", tags: [missingTag] }', "select 1"),
    "definitions/b.sqlx": sqlx('config { type: "view" }', "js { const x = missingName.length; }", "select 1"),
    "definitions/c.sqlx": sqlx(
      'config { type: "incremental" }',
      "select 1",
      "",
      "pre_operations {",
      "  ${missingOp}",
      "}",
    ),
  });
  expect(found).toEqual([
    { fileName: "definitions/a.sqlx", line: 1, message: "missingTag is not defined" },
    { fileName: "definitions/b.sqlx", line: 2, message: "missingName is not defined" },
    { fileName: "definitions/c.sqlx", line: 5, message: "missingOp is not defined" },
  ]);
});

test("an unterminated block", () => {
  const found = problems({ "definitions/a.sqlx": 'config { type: "view"\nselect 1' });
  expect(found).toMatchObject([{ fileName: "definitions/a.sqlx" }]);
});

test("models are strict: a name that nothing declares is an error, and goes to no other file", () => {
  const found = problems({
    "definitions/a.js": "leak = 5;",
    "definitions/b.js": 'publish("b", "table").query(`select ${leak}`);',
    "definitions/c.sqlx": sqlx('config { type: "table" }', "js {", "  other = 1;", "}", "select ${other}"),
    "includes/d.js": "third = 1;\nmodule.exports = {};",
  });
  expect(found).toEqual([
    { fileName: "includes/d.js", line: 1, message: "third is not defined" },
    { fileName: "definitions/a.js", line: 1, message: "leak is not defined" },
    { fileName: "definitions/b.js", line: 1, message: "leak is not defined" },
    { fileName: "definitions/c.sqlx", line: 3, message: "other is not defined" },
  ]);
});

test("an object where a list or an expression belongs: the file, and what is expected", () => {
  const found = problems({
    "definitions/a.js": 'publish("a", { type: "table", dependencies: { b: 1 } }).query("select 1");',
    "definitions/b.sqlx": 'config { type: "table", dependencies: "a" }\nselect 1',
    "definitions/c.js": "\nnew Map({});",
  });
  expect(found).toEqual([
    { fileName: "definitions/a.js", line: 1, message: 'dependencies: expected a list, as in dependencies: ["name"]' },
    { fileName: "definitions/b.sqlx", message: 'dependencies: expected a list, as in dependencies: ["name"]' },
    {
      fileName: "definitions/c.js",
      line: 2,
      message: "expected a list, got an object: object is not iterable",
    },
  ]);
  const partition = 'config { type: "table", bigquery: { partitionBy: { field: "x" } } }\nselect 1 as x';
  expect(problems({ "definitions/a.sqlx": partition })).toEqual([
    {
      fileName: "definitions/a.sqlx",
      message: 'partitionBy: expected an expression, as in partitionBy: "DATE(created_at)", got {"field":"x"}',
    },
  ]);
});
