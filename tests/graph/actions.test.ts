import { expect, test } from "vitest";
import { actionsOf, compileProject, runnable, testsOf } from "../../packages/graph/src/index.ts";
import { fixture } from "./project.ts";

const graph = compileProject({ dir: fixture("everything") });
const actions = actionsOf(graph);
const byName = new Map(actions.map((action) => [action.name, action]));

test("every kind", () => {
  expect(
    Object.groupBy(
      actions.filter(({ type }) => type !== "assertion"),
      ({ type }) => type,
    ),
  ).toMatchObject({
    table: [
      { name: "warehouse.shop.countries" },
      { name: "warehouse.shop.orders" },
      { name: "warehouse.api.api_table" },
      {},
    ],
    view: expect.any(Array),
    incremental: expect.any(Array),
    materializedView: [{ name: "warehouse.shop.by_day" }],
    operations: expect.any(Array),
    declaration: expect.any(Array),
    notebook: [{ name: "warehouse.shop.book" }],
    dataPreparation: [{ name: "warehouse.prepared.orders_clean" }],
  });
});

test("what an action says of itself", () => {
  expect(byName.get("warehouse.shop.orders")).toMatchObject({
    type: "table",
    target: { database: "warehouse", schema: "shop", name: "orders" },
    tags: ["daily", "shop"],
    disabled: false,
    fileName: "definitions/orders.sqlx",
    hermeticity: "NON_HERMETIC",
    dependencies: [
      { database: "warehouse", schema: "raw", name: "orders" },
      { database: "warehouse", schema: "raw", name: "customers" },
    ],
    raw: { bigquery: { clusterBy: ["customer_id"] }, actionDescriptor: { description: "One row per order." } },
  });
  expect(byName.get("warehouse.shop.appended")).toMatchObject({
    type: "incremental",
    disabled: true,
    hermeticity: "HERMETIC",
  });
  expect(byName.get("elsewhere.raw.rates")).toMatchObject({ type: "declaration", dependencies: [] });
});

test("declarations, notebooks and data preparations do not run", () => {
  const rest = actions.filter((action) => !runnable(actions).includes(action));
  expect(new Set(rest.map(({ type }) => type))).toEqual(new Set(["declaration", "notebook", "dataPreparation"]));
});

test("unit tests", () => {
  expect(testsOf(graph).map(({ name }) => name)).toEqual(["orders_test", "api_test"]);
  expect(testsOf({})).toEqual([]);
});
