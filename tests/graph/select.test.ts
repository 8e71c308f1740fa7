import { describe, expect, test } from "vitest";
import { actionsOf, compileProject, select, type Selection } from "../../packages/graph/src/index.ts";
import { writeProject } from "./project.ts";

// raw.posts > stg_posts > posts > report, with an assertion beside posts; other.posts stands alone.
const graph = compileProject({
  dir: writeProject({
    "definitions/all.js": `
      declare({ schema: "raw", name: "source" });
      publish("stg_posts", { type: "view", schema: "staging", tags: ["daily", "posts"] }).query((c) => "select * from " + c.ref("source"));
      publish("posts", { type: "table", schema: "marts", tags: ["daily"], assertions: { uniqueKey: ["id"] } }).query((c) => "select 1 as id from " + c.ref("stg_posts"));
      publish("posts", { type: "table", schema: "other" }).query("select 1");
      publish("report", { type: "table", schema: "marts", tags: ["hourly", "posts"] }).query((c) => "select * from " + c.ref("marts", "posts"));
    `,
  }),
});
const actions = actionsOf(graph);

function names(selection: Selection): string[] {
  return select(actions, selection).map(({ name }) => name.replace("warehouse.", ""));
}

const assertion = "checks.marts_posts_assertions_uniqueKey_0";

describe("terms", () => {
  test.each([
    [["report"], ["marts.report"]],
    [["marts.posts"], ["marts.posts"]],
    [["warehouse.marts.posts"], ["marts.posts"]],
    [["marts.*"], ["marts.posts", "marts.report"]],
    [["*posts"], ["staging.stg_posts", "marts.posts", "other.posts"]],
    [["*.posts"], ["marts.posts", "other.posts"]],
    [
      ["re*", "stg_posts"],
      ["staging.stg_posts", "marts.report"],
    ],
    [["+marts.posts"], ["staging.stg_posts", "marts.posts", "raw.source"]],
    [["marts.posts+"], ["marts.posts", "marts.report", assertion]],
    [["+marts.posts+"], ["staging.stg_posts", "marts.posts", "marts.report", assertion, "raw.source"]],
    [["+report"], ["staging.stg_posts", "marts.posts", "marts.report", "raw.source"]],
    [["tag:hourly"], ["marts.report"]],
    [
      ["tag:hourly+", "other.posts"],
      ["other.posts", "marts.report"],
    ],
  ])("%j", (terms, expected) => {
    expect(names({ actions: terms })).toEqual(expected);
  });
});

describe("tags", () => {
  test.each([
    [
      ["daily", "hourly"],
      ["staging.stg_posts", "marts.posts", "marts.report", assertion],
    ],
    [["daily&posts"], ["staging.stg_posts"]],
    [["daily & hourly"], []],
  ])("%j", (tags, expected) => {
    expect(names({ tags })).toEqual(expected);
  });
});

describe("flags", () => {
  test("nothing selected is everything", () => {
    expect(names({})).toHaveLength(actions.length);
  });
  test("actions and tags add up", () => {
    expect(names({ actions: ["other.posts"], tags: ["hourly"] })).toEqual(["other.posts", "marts.report"]);
  });
  test("include-deps, then include-dependents of all of those", () => {
    expect(names({ actions: ["marts.posts"], includeDeps: true })).toEqual([
      "staging.stg_posts",
      "marts.posts",
      "raw.source",
    ]);
    expect(names({ actions: ["stg_posts"], includeDependents: true })).toEqual([
      "staging.stg_posts",
      "marts.posts",
      "marts.report",
      assertion,
    ]);
  });
  test("exclusion comes last", () => {
    expect(names({ actions: ["+report"], exclude: ["stg_posts+"] })).toEqual(["raw.source"]);
    expect(names({ exclude: ["tag:daily", "raw.*"] })).toEqual(["other.posts", "marts.report"]);
  });
});

describe("what matches nothing", () => {
  test.each<[Selection, string]>([
    [{ actions: ["reprot"] }, 'no action matches "reprot"; did you mean "report"?'],
    [{ actions: ["mart.posts"] }, 'no action matches "mart.posts"; did you mean "marts.posts"?'],
    [{ actions: ["zzzzzzzzzzzz"] }, 'no action matches "zzzzzzzzzzzz"'],
    [{ actions: ["nothing_*"] }, 'no action matches "nothing_*"'],
    [{ tags: ["dayly&posts"] }, 'no tag matches "dayly"; did you mean "daily"?'],
    [{ exclude: ["reprot"] }, 'no action matches "reprot"; did you mean "report"?'],
    [{ actions: ["posts"] }, '"posts" is ambiguous: it may be one of warehouse.marts.posts, warehouse.other.posts'],
    [{ actions: ["reprot"], tags: ["x"] }, 'no action matches "reprot"; did you mean "report"?\nno tag matches "x"'],
  ])("%j", (selection, message) => {
    expect(() => names(selection)).toThrow(expect.objectContaining({ reason: "selection", message }));
  });
});

test("names without a suffix and prefix reach an action that has them", () => {
  const dir = writeProject({ "definitions/a.js": 'publish("a", { type: "table" }).query("select 1");' });
  const suffixed = actionsOf(compileProject({ dir, schemaSuffix: "dev", tablePrefix: "me" }));
  expect(select(suffixed, { actions: ["shop.a"] }).map(({ name }) => name)).toEqual(["warehouse.shop_dev.me_a"]);
  expect(select(suffixed, { actions: ["me_a"] }).map(({ name }) => name)).toEqual(["warehouse.shop_dev.me_a"]);
});
