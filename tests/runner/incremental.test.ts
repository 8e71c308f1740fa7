import type { RunResult } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf, open, query, runProject, statuses, engines, writeModel, writeProject } from "./project.ts";

const model = (config: string, sql: string) => `config { type: "incremental", ${config} }\n${sql}`;

describe.each(engines)("incremental tables, on %s", (engine) => {
  let warehouse: Warehouse;
  beforeEach(async () => {
    warehouse = await open(engine);
  });
  afterEach(() => warehouse.close());

  /** Runs a model named t, once for each text. */
  const runEach = async (...texts: readonly string[]) => {
    const dir = writeProject({});
    const results: RunResult[] = [];
    for (const text of texts) {
      writeModel(dir, "t.sqlx", text);
      results.push(await runProject(dir, warehouse));
    }
    return results.at(-1)!;
  };
  const t = (order = "1") => query(warehouse, `select * from t order by ${order}`);

  test("IGNORE: a column more is not asked for, a column less is an error", async () => {
    const config = "";
    await runEach(model(config, "select 1 as a, 2 as b"), model(config, "select 3 as a, 4 as b, 5 as c"));
    expect(await t()).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]);
    expect(statuses(await runEach(model(config, "select 3 as a")))).toEqual({ t: "FAILED" });
  });

  test("FAIL", async () => {
    const config = 'onSchemaChange: "FAIL"';
    const result = await runEach(model(config, "select 1 as a"), model(config, "select 2 as a, 'x' as b"));
    expect(errorOf(result, "t")).toBe(
      `Schema mismatch defined by on_schema_change = 'FAIL'. Added columns: [("b", "STRING")], removed columns: []`,
    );
    expect(await t()).toEqual([{ a: 1 }]);
  });

  test("EXTEND", async () => {
    const config = 'onSchemaChange: "EXTEND"';
    await runEach(model(config, "select 1 as a"), model(config, "select 2 as a, 'x' as b"));
    expect(await t()).toEqual([
      { a: 1, b: null },
      { a: 2, b: "x" },
    ]);
  });

  test("SYNCHRONIZE", async () => {
    const config = 'onSchemaChange: "SYNCHRONIZE", uniqueKey: ["a"]';
    await runEach(model(config, "select 1 as a, 2 as gone"), model(config, "select 1 as a, date '2024-01-01' as d"));
    expect(await t()).toEqual([{ a: 1, d: "2024-01-01" }]);
  });

  test("a full refresh builds from scratch, unless the table is protected", async () => {
    const dir = writeProject({
      "open.sqlx": model("", "select 1 as n"),
      "kept.sqlx": model("protected: true", "select 1 as n"),
    });
    for (const fullRefresh of [false, false, true]) await runProject(dir, warehouse, { fullRefresh });
    expect(await query(warehouse, "select (select count(*) from open) as o, (select count(*) from kept) as k")).toEqual(
      [{ o: 1, k: 3 }],
    );
  });

  test("a change of type drops what stood there", async () => {
    const dir = writeProject({});
    const kinds: string[] = [];
    for (const type of ["view", "incremental", "view", "table", "view"]) {
      writeModel(dir, "t.sqlx", `config { type: "${type}" }\nselect 1 as n`);
      expect(statuses(await runProject(dir, warehouse))).toEqual({ t: "SUCCESSFUL" });
      kinds.push((await warehouse.relations()).find(({ target }) => target.name === "t")!.type);
    }
    expect(kinds).toEqual(["view", "table", "view", "table", "view"]);
  });

  test("incremental pre-operations run only when adding", async () => {
    const pre = `pre_operations { \${when(incremental(), "create or replace table \`shop.mode\` as select 'adds' as m", "create or replace table \`shop.mode\` as select 'creates' as m")} }`;
    const seen: unknown[] = [];
    const dir = writeProject({ "t.sqlx": model("", `select 1 as n\n${pre}`) });
    for (const _ of [1, 2]) {
      await runProject(dir, warehouse);
      seen.push(...(await query(warehouse, "select m from `shop.mode`")));
    }
    expect(seen).toEqual([{ m: "creates" }, { m: "adds" }]);
  });

  test("variables of pre-operations are known to onSchemaChange", async () => {
    const config = 'onSchemaChange: "EXTEND"';
    const pre = "pre_operations { declare least int64 default 5 }";
    const dir = writeProject({ "t.sqlx": model(config, `select 9 as n\n${pre}`) });
    await runProject(dir, warehouse);
    writeModel(dir, "t.sqlx", model(config, `select 9 as n, least as l\n${pre}`));
    expect(errorOf(await runProject(dir, warehouse), "t")).toBeNull();
    expect(await t("2")).toEqual([
      { n: 9, l: null },
      { n: 9, l: 5 },
    ]);
  });
});
