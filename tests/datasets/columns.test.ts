/** Every column of every model and source has its words, and keeps them where it passes through unchanged. */
import { columnLineage } from "@sluice/catalogue";
import type { Analysis } from "@sluice/runner";
import { expect, test } from "vitest";
import { analyse, graph } from "./analysed.ts";

/** Of each model and source, by full name: the columns' descriptions, in the order written. */
function wordsOf(analysis: Analysis): Map<string, Map<string, string>> {
  const described = [...analysis.actions.values()].filter(({ action: { type } }) => type !== "assertion");
  return new Map(
    described.map(({ action }) => [
      action.name,
      new Map(action.raw.actionDescriptor?.columns?.map((one) => [one.path.join("."), one.description?.trim() ?? ""])),
    ]),
  );
}

/** `table.column`, where there is a column without words, words without a column, or no telling. */
function undescribed(analysis: Analysis): string[] {
  return [...wordsOf(analysis)].flatMap(([table, words]) => {
    const columns = analysis.actions.get(table)?.columns?.map(({ name }) => name);
    if (!columns) return [`${table}: columns not known`];
    const without = columns.filter((name) => !words.get(name));
    const gone = [...words.keys()].filter((name) => !columns.includes(name));
    return [...without, ...gone].map((name) => `${table}.${name}`);
  });
}

/** Columns that are another's under the same name, but have other words. */
function reworded(analysis: Analysis): string[] {
  const words = wordsOf(analysis);
  const lineage = columnLineage(analysis);
  return [...words].flatMap(([table, mine]) =>
    [...mine].flatMap(([column, description]) => {
      const values = lineage
        .into({ table, column })
        .filter(({ use }) => /identity|transformation|aggregation/.test(use));
      const [only, ...others] = values;
      if (only?.use !== "identity" || others.length > 0 || only.from.column !== column) return [];
      const theirs = words.get(only.from.table)?.get(column);
      return theirs === description ? [] : [`${table}.${column}: "${description}", in ${only.from.table} "${theirs}"`];
    }),
  );
}

test("every column is described, and nothing else", () => {
  const analysis = analyse(graph);
  expect(analysis.problems).toEqual([]);
  expect(wordsOf(analysis).size).toBeGreaterThan(35);
  expect(undescribed(analysis)).toEqual([]);
});

test("a column that passes through keeps its words", () => {
  expect(reworded(analyse(graph))).toEqual([]);
});

test("these tests can fail", () => {
  const changed = structuredClone(graph);
  const words = (name: string) => changed.tables?.find(({ target }) => target.name === name)?.actionDescriptor?.columns;
  Object.assign(
    words("stg_posts_votes__votes")!.find(({ path }) => path[0] === "voted_on")!,
    { description: "" },
  );
  Object.assign(
    words("posts")!.find(({ path }) => path[0] === "body")!,
    { description: " " },
  );
  Object.assign(
    words("wind_orders")!.find(({ path }) => path[0] === "market_name")!,
    { path: ["market"] },
  );
  Object.assign(
    words("wind_forecast")!.find(({ path }) => path[0] === "period_end")!,
    { description: "The end" },
  );
  const analysis = analyse(changed);
  expect(undescribed(analysis).toSorted()).toEqual([
    "sluice.marts.posts.body",
    "sluice.marts.wind_orders.market",
    "sluice.marts.wind_orders.market_name",
    "sluice.staging.stg_posts_votes__votes.voted_on",
  ]);
  expect(reworded(analysis)).toContain(
    'sluice.marts.wind_forecast.period_end: "The end", in sluice.intermediate.int_wind_orders__half_hours "End of the half-hour, UTC"',
  );
});
