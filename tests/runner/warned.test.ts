import { describe, expect, test } from "vitest";
import { engines, open, runProject, writeModel, writeProject } from "./project.ts";

const model = (type: string, sql: string, more = "") => `config { type: "${type}"${more} }\n${sql}`;
const numbers = (n: number) => `select n from unnest(generate_array(1, ${n})) as n`;

describe.each(engines)("a run that wants looking at, on %s", (engine) => {
  const runs = async (...projects: readonly Readonly<Record<string, string>>[]) => {
    const [first = {}, ...next] = projects;
    const [dir, warehouse] = [writeProject(first), await open(engine)];
    const results = [await runProject(dir, warehouse)];
    for (const files of next) {
      for (const [name, content] of Object.entries(files)) writeModel(dir, name, content);
      results.push(await runProject(dir, warehouse));
    }
    await warehouse.close();
    return results;
  };
  const statusesOf = async (...projects: readonly Readonly<Record<string, string>>[]) =>
    (await runs(...projects)).map(({ status }) => status);

  test("an assertion tagged warn that found rows warns, one that found none does not, and a failure weighs more", async () => {
    const check = (condition: string, tags: string) =>
      model("assertion", `select * from \${ref("a")} where ${condition}`, `, tags: [${tags}]`);
    const a = { "a.sqlx": model("table", numbers(3)) };
    expect(await statusesOf({ ...a, "b.sqlx": check("n > 2", '"warn"') })).toEqual(["WARNED"]);
    expect(await statusesOf({ ...a, "b.sqlx": check("n > 3", '"warn"') })).toEqual(["SUCCESSFUL"]);
    const both = { ...a, "b.sqlx": check("n > 2", '"warn"'), "c.sqlx": check("n > 2", "") };
    expect(await statusesOf(both)).toEqual(["FAILED"]);
  });

  test("tables that are all empty warn; one with a row, or no table at all, does not", async () => {
    const empty = { "a.sqlx": model("table", numbers(0)), "b.sqlx": model("incremental", numbers(0)) };
    expect(await statusesOf(empty)).toEqual(["WARNED"]);
    expect(await statusesOf({ ...empty, "c.sqlx": model("table", numbers(1)) })).toEqual(["SUCCESSFUL"]);
    expect(await statusesOf({ "a.sqlx": model("view", numbers(0)) })).toEqual(["SUCCESSFUL"]);
  });

  test("what came out empty and was not so before is told with the rows that it had", async () => {
    const emptied = "\npost_operations { delete from ${self()} where true }";
    const [first, second, third] = await runs(
      {
        "table.sqlx": model("table", numbers(3)),
        "view_then_table.sqlx": model("view", numbers(3)),
        "added_to.sqlx": model("incremental", numbers(2)),
        "deleted_from.sqlx": model("incremental", numbers(4)),
        "still.sqlx": model("table", numbers(1)),
      },
      {
        "table.sqlx": model("table", numbers(0)),
        "view_then_table.sqlx": model("table", numbers(0)),
        "added_to.sqlx": model("incremental", numbers(0)),
        "deleted_from.sqlx": `${model("incremental", numbers(1))}${emptied}`,
      },
      {},
    );
    const before = (result: typeof first) =>
      Object.fromEntries(result?.actions.map(({ target, rowsBefore }) => [target.name, rowsBefore]) ?? []);
    const none = { table: null, view_then_table: null, added_to: null, deleted_from: null, still: null };
    expect(before(first)).toEqual(none);
    expect(before(second)).toEqual({ ...none, table: 3, deleted_from: 4 });
    expect(before(third)).toEqual(none);
    expect([first?.status, second?.status]).toEqual(["SUCCESSFUL", "SUCCESSFUL"]);
  });
});
