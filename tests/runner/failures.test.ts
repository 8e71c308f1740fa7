import { describe, expect, test } from "vitest";
import { copyOf, errorOf, open, query, runProject, statuses, engines, writeModel, writeProject } from "./project.ts";

describe.each(engines)("failures, on %s", (engine) => {
  test("twenty actions, of which exactly two fail", async () => {
    const warehouse = await open(engine);
    const result = await runProject(copyOf("twenty"), warehouse);
    await warehouse.close();
    const counts = Map.groupBy(Object.values(statuses(result)), (status) => status);
    expect(Object.fromEntries([...counts].map(([status, all]) => [status, all.length]))).toEqual({
      SUCCESSFUL: 16,
      FAILED: 2,
      SKIPPED: 2,
    });
    expect(errorOf(result, "no_three")).toBe("Assertion failed: query returned 1 row(s).");
    expect(errorOf(result, "broken")).toContain("no_such_column");
    expect(statuses(result)).toMatchObject({ after_no_three: "SKIPPED", never_checked: "SKIPPED" });
    expect(result.status).toBe("FAILED");
  });

  test("an error names the file and the line that it was written in", async () => {
    const dir = writeProject({
      "a.sqlx": 'config { type: "view" }\nselect 1 as n',
      "column.sqlx": 'config { type: "table" }\n\nselect\n  n,\n  nope\nfrom ${ref("a")}',
      "twice.sqlx":
        'config { type: "table" }\nselect n,\n  n\nfrom ${ref("a")}\nunion all\nselect n,\n  nope\nfrom ${ref("a")}',
      "syntax.sqlx": 'config { type: "view" }\nselect n,\n  from where ${ref("a")}',
    });
    const warehouse = await open(engine);
    const result = await runProject(dir, warehouse);
    await warehouse.close();
    expect(errorOf(result, "column")).toMatch(/^definitions\/column\.sqlx:5:3: .*nope/);
    expect(errorOf(result, "twice")).toMatch(/^definitions\/twice\.sqlx:7:3: .*nope/);
    expect(errorOf(result, "syntax")).toMatch(/^definitions\/syntax\.sqlx:3:8: Syntax error/);
  });

  test("an action is all or nothing: what stood before still stands", async () => {
    const dir = writeProject({ "a.sqlx": 'config { type: "table" }\nselect 1 as n' });
    const warehouse = await open(engine);
    await runProject(dir, warehouse);
    writeModel(dir, "a.sqlx", 'config { type: "table" }\nselect 2 as n\npost_operations { select error("too late") }');
    const result = await runProject(dir, warehouse);
    expect(statuses(result)).toEqual({ a: "FAILED" });
    expect(errorOf(result, "a")).toContain("too late");
    expect(await query(warehouse, "select n from a")).toEqual([{ n: 1 }]);
    await warehouse.close();
  });

  test("several operations are one: the first is undone where the second fails", async () => {
    const dir = writeProject({
      "a.sqlx": 'config { type: "operations" }\ncreate table `shop.made` as select 1 as n\n---\nselect error("no")',
    });
    const warehouse = await open(engine);
    expect(statuses(await runProject(dir, warehouse))).toEqual({ a: "FAILED" });
    expect((await warehouse.relations()).map(({ target }) => target.name)).not.toContain("made");
    await warehouse.close();
  });

  test("an action that fails is tried again, a failed assertion is not", async () => {
    const dir = writeProject({
      "a.sqlx": 'config { type: "table" }\nselect error("always") as n',
      "b.sqlx": 'config { type: "assertion" }\nselect 1 as n',
    });
    const warehouse = await open(engine);
    const retried: string[] = [];
    const result = await runProject(dir, warehouse, {
      retries: 2,
      onEvent: (event) => void (event.kind === "retrying" && retried.push(event.task.target.name)),
    });
    await warehouse.close();
    expect(retried).toEqual(["a", "a"]);
    expect(result.actions.map(({ attempts }) => attempts)).toEqual([3, 1]);
  });

  test("the failing rows can be looked at afterwards", async () => {
    const dir = writeProject({
      "a.sqlx":
        'config { type: "table", assertions: { rowConditions: ["n < 2"] } }\nselect n from unnest([1, 2, 3]) as n',
    });
    const warehouse = await open(engine);
    const name = "shop_a_assertions_rowConditions";
    const rows = [
      { failing_row_condition: "n < 2", n: 2 },
      { failing_row_condition: "n < 2", n: 3 },
    ];
    await runProject(dir, warehouse);
    expect(await query(warehouse, `select * from checks.${name} order by n`)).toEqual(rows);
    await runProject(dir, warehouse, { quarantine: true });
    expect(await query(warehouse, `select * from checks.${name} order by n`)).toEqual(rows);
    const relation = (await warehouse.relations()).find(({ target }) => target.name === name);
    expect(relation?.type).toBe("table");
    await runProject(dir, warehouse);
    await warehouse.close();
  });
});
