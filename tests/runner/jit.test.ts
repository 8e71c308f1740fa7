import type { Warehouse } from "@sluice/engines";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf, open, query, runProject, statuses, writeProject } from "./project.ts";

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await open("duckdb");
});
afterEach(() => warehouse.close());

const numbers = 'publish("numbers", { type: "table" }).query("select n from unnest([1, 2, 3]) as n");\n';

test("an incremental table: its code is asked for both ways", async () => {
  const dir = writeProject({
    "models.js": `${numbers}
      publish("grown", { type: "incremental", dependencyTargets: [{ name: "numbers" }] }).jitCode(async (ctx) => ({
        query: \`select n, \${ctx.incremental()} as added from \${ctx.ref("numbers")} \${ctx.when(ctx.incremental(), "where n = 1")}\`,
        preOps: [ctx.when(ctx.incremental(), \`delete from \${ctx.self()} where n = 3\`, "select 1")],
      }));`,
  });
  for (const _ of [1, 2]) expect(statuses(await runProject(dir, warehouse))["grown"]).toBe("SUCCESSFUL");
  expect(await query(warehouse, "select n, added from grown order by n, added")).toEqual([
    { n: 1, added: false },
    { n: 1, added: true },
    { n: 2, added: false },
  ]);
});

test("operations and assertions: one text, several, or an object", async () => {
  const dir = writeProject({
    "models.js": `${numbers}
      jitData("limit", 2);
      operate("several").jitCode(async (ctx) => ["create table \`shop.one\` as select 1 as n", "create table \`shop.two\` as select 2 as n"]);
      operate("object").jitCode(async () => ({ queries: ["create table \`shop.three\` as select 3 as n"] }));
      assert("checked", { dependencyTargets: [{ name: "numbers" }] }).jitCode(
        async (ctx) => \`select * from \${ctx.ref("shop", "numbers")} where n > \${ctx.data.limit}\`,
      );`,
  });
  const result = await runProject(dir, warehouse);
  expect(statuses(result)).toMatchObject({ several: "SUCCESSFUL", object: "SUCCESSFUL", checked: "FAILED" });
  expect(errorOf(result, "checked")).toBe("Assertion failed: query returned 1 row(s).");
  expect((await warehouse.relations()).map(({ target }) => target.name)).toEqual(
    expect.arrayContaining(["one", "two", "three"]),
  );
});

test("what the adapter tells, in the plain and in the official form", async () => {
  const dir = writeProject({
    "models.js": `${numbers}
      publish("told", { type: "table", dependencyTargets: [{ name: "numbers" }] }).jitCode(async (ctx) => {
        const { rows } = await ctx.adapter.execute({ statement: \`select n from \${ctx.ref("numbers")} order by n\`, rowLimit: 2 });
        const { fields } = await ctx.adapter.getTable({ target: { database: "warehouse", schema: "shop", name: "numbers" } });
        const { tables } = await ctx.adapter.listTables({ database: "warehouse", schema: "shop" });
        await ctx.adapter.deleteTable({ target: { schema: "shop", name: "numbers" } });
        const raw = rows[1].fields.f.listValue.values[0].structValue.fields.v.stringValue;
        return \`select \${rows.length} as count, \${rows[0].n} as plain, \${rows[1].fields.n.numberValue} as wire, "\${raw}" as raw,
          "\${fields[0].name}" as field, "\${tables.map((one) => one.target.name)}" as tables\`;
      });`,
  });
  expect(statuses(await runProject(dir, warehouse))["told"]).toBe("SUCCESSFUL");
  expect(await query(warehouse, "select * from told")).toEqual([
    { count: 2, plain: 1, wire: 2, raw: "2", field: "n", tables: "numbers" },
  ]);
  expect((await warehouse.relations()).map(({ target }) => target.name)).toEqual(["told"]);
});

test("code that fails, and a dependency that is not declared", async () => {
  const dir = writeProject({
    "models.js": `${numbers}
      publish("broken", { type: "table" }).jitCode(async () => { throw new Error("no idea"); });
      publish("undeclared", { type: "table" }).jitCode(async (ctx) => \`select * from \${ctx.ref("numbers")}\`);
      publish("endless", { type: "table" }).jitCode(() => new Promise(() => {}));`,
  });
  const result = await runProject(dir, warehouse, { jitTimeoutMs: 200 });
  expect(errorOf(result, "broken")).toBe("JiT compilation error: no idea");
  expect(errorOf(result, "undeclared")).toContain("JiT compilation error: Undeclared dependency referenced: numbers.");
  expect(errorOf(result, "endless")).toContain("no answer after 0.2 seconds (--jit-timeout)");
});
