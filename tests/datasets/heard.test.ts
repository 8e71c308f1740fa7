/** What can't be read, and what comes out empty, is heard: by the rules, on the compiled graph. */
import { columnLineage } from "@sluice/catalogue";
import { actionsOf, type Action, type CompiledGraph, targetName } from "@sluice/graph";
import { expect, test } from "vitest";
import { analyse, graph } from "./analysed.ts";

const layerOf = ({ fileName }: Action): string => fileName.split("/")[1] ?? "";
const datasetOf = ({ fileName }: Action): string => fileName.split("/")[2] ?? "";
const readsOf = ({ dependencies }: Action): string[] => dependencies.map(targetName);

/** Names of the assertions that warn, with what they read. */
const warnings = (of: CompiledGraph): (readonly [string, readonly string[]])[] =>
  actionsOf(of)
    .filter(({ type, tags }) => type === "assertion" && tags.includes("warn"))
    .map((action) => [action.target.name, readsOf(action)]);

/** Of each staging model: the raw fields that it makes something else of, and those whose reading it says to have failed. */
function fieldsOf(of: CompiledGraph): Map<string, { readonly made: Set<string>; readonly told: Set<string> }> {
  const analysis = analyse(of);
  const lineage = columnLineage(analysis);
  const staging = [...analysis.actions.values()].filter(({ action }) => layerOf(action) === "staging");
  return new Map(
    staging.map(({ action: { name: table }, columns = [] }) => {
      const fields = { made: new Set<string>(), told: new Set<string>() };
      for (const { name: column } of columns) {
        const [into, use] =
          column === "unreadable_fields" ? [fields.told, "condition"] : [fields.made, "transformation"];
        for (const edge of lineage.into({ table, column })) if (edge.use === use) into.add(edge.from.column);
      }
      return [table, fields];
    }),
  );
}

const untold = (of: CompiledGraph): string[] =>
  [...fieldsOf(of)].flatMap(([table, { made, told }]) =>
    [...made].filter((field) => !told.has(field)).map((field) => `${table}: ${field}`),
  );

function unheard(of: CompiledGraph): string[] {
  const told = [...fieldsOf(of)].filter(([, { made }]) => made.size > 0).map(([table]) => table);
  const heard = warnings(of).filter(([name]) => name.endsWith("_with_unreadable_fields"));
  return told.filter((table) => !heard.some(([, reads]) => reads.includes(table)));
}

const datasets = [
  ...new Set(
    actionsOf(graph)
      .filter((action) => layerOf(action) === "marts")
      .map(datasetOf),
  ),
];

test("every field that staging makes something else of is told where it can't be read", () => {
  expect(fieldsOf(graph).size).toBeGreaterThanOrEqual(6);
  expect(untold(graph)).toEqual([]);
});

test("every staging model has an assertion that warns of them", () => {
  expect(unheard(graph)).toEqual([]);
});

test("every dataset has an assertion that warns of empty marts", () => {
  const names = new Set(warnings(graph).map(([name]) => name));
  expect(datasets.length).toBeGreaterThanOrEqual(3);
  expect(datasets.filter((dataset) => !names.has(`${dataset}_came_out_empty`))).toEqual([]);
});

test("these tests can fail", () => {
  const changed = structuredClone(graph);
  const model = changed.tables!.find(({ target }) => target.name === "stg_posts_votes__votes")!;
  const check = "if(post_id is null, if(trim(given_PostId) not in (''), 'PostId ', ''), ''),";
  Object.assign(model, { query: model.query!.replace(check, "") });
  Object.assign(changed, {
    assertions: changed.assertions!.filter(({ target }) => target.name !== "orders_with_unreadable_fields"),
  });
  expect(untold(changed)).toEqual(["sluice.staging.stg_posts_votes__votes: PostId"]);
  expect(unheard(changed)).toEqual(["sluice.staging.stg_wind_orders__orders"]);
});
