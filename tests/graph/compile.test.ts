import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProject } from "../../packages/graph/src/index.ts";
import { settings, writeProject } from "./project.ts";

const model = 'config { type: "table" }\nselect 1 as one';

test("another core version than the one installed is compiled with the one installed", () => {
  const dir = writeProject({
    "workflow_settings.yaml": `dataformCoreVersion: 3.0.1\n${settings}`,
    "definitions/a.sqlx": model,
  });
  expect(compileProject({ dir })).toMatchObject({ dataformCoreVersion: "3.0.62", tables: [{ type: "table" }] });
});

test("a project's own installed core is used", () => {
  const dir = writeProject({ "definitions/a.sqlx": model });
  const core = join(dir, "node_modules", "@dataform", "core");
  mkdirSync(core, { recursive: true });
  writeFileSync(join(core, "package.json"), '{ "name": "@dataform/core", "version": "9.9.9", "main": "core.js" }');
  writeFileSync(
    join(core, "core.js"),
    `exports.compiler = (code) => "exports.asJson = {}";
     exports.session = { compile: () => ({ dataformCoreVersion: "9.9.9" }) };
     exports.main = () => exports.session.compile();`,
  );
  expect(compileProject({ dir })).toEqual({ dataformCoreVersion: "9.9.9" });
});

test("an extension compiles beside the project", () => {
  const dir = writeProject({
    "workflow_settings.yaml": `${settings}extension:\n  name: more\n  compilationMode: PROLOGUE\n  options: { table: extra }\n`,
    "definitions/a.sqlx": model,
    "node_modules/more/index.js": `exports.extension = () => ({
      compile: ({ compileConfig }, session) => session.sqlxAction({
        sqlxConfig: { name: compileConfig.extension.options.table, type: "view", filename: "definitions/extra.sqlx" },
        sqlStatementCount: 1,
        sqlContextable: () => ["select 2 as two"],
        inputContextables: [],
      }),
    });`,
  });
  expect(compileProject({ dir }).tables).toMatchObject([{ target: { name: "extra" } }, { target: { name: "a" } }]);
});

test("two projects compiled in turn know nothing of each other", () => {
  const one = writeProject({ "includes/shared.js": "module.exports = { x: 1 };", "definitions/a.sqlx": model });
  const two = writeProject({ "definitions/b.js": "publish('b').query('select ' + typeof shared)" });
  expect(compileProject({ dir: one }).targets).toHaveLength(1);
  expect(compileProject({ dir: two }).tables).toMatchObject([{ query: "select undefined" }]);
});

test("an empty project has no actions", () => {
  expect(compileProject({ dir: writeProject({}) }).tables).toBeUndefined();
});

test("a thousand models, each of which reads another", () => {
  const files = Array.from({ length: 1000 }, (_, n): [string, string] => [
    `definitions/area_${n % 20}/model_${n}.sqlx`,
    `config { type: "table", assertions: { uniqueKey: ["a"] } }\nselect ${n} as a ${n > 0 ? `from \${ref("model_${n - 1}")}` : ""}`,
  ]);
  const graph = compileProject({ dir: writeProject(Object.fromEntries(files)) });
  expect(graph.tables).toHaveLength(1000);
  expect(graph.assertions).toHaveLength(1000);
});
