/** Column lineage, each worked out by hand. */
import { columnLineage, type Edge, trace } from "@sluice/catalogue";
import { compileProject } from "@sluice/graph";
import { analyseProject } from "@sluice/runner";
import { expect, test } from "vitest";
import { writeProject } from "../runner/project.ts";

const orders = ["order_id", "customer_id", "amount", "ordered_at", "tags"].map((name) => ({
  name,
  type: name === "tags" ? ({ kind: "ARRAY", element: { kind: "STRING" } } as const) : ({ kind: "INT64" } as const),
}));
const customers = ["customer_id", "country"].map((name) => ({ name, type: { kind: "INT64" } as const }));

function lineageOf(models: Readonly<Record<string, string>>) {
  const files = Object.entries(models).map(([name, sql]) => [`${name}.sqlx`, `config { type: "table" }\n${sql}\n`]);
  const declared = 'declare({ schema: "raw", name: "orders" });\ndeclare({ schema: "raw", name: "customers" });';
  const projectDir = writeProject({ "sources.js": declared, ...Object.fromEntries(files) });
  const graph = compileProject({ dir: projectDir });
  const columnsOf = ({ name }: { name: string }) => (name === "orders" ? orders : customers);
  const analysis = analyseProject(graph, { projectDir, columnsOf });
  expect(analysis.problems).toEqual([]);
  return columnLineage(analysis);
}

const short = (edges: readonly Edge[]) =>
  edges.map(({ from, use }) => `${from.table.split(".").at(-1)}.${from.column} ${use}`).toSorted();

const into = (sql: string, column: string) => short(lineageOf({ m: sql }).into({ table: "warehouse.shop.m", column }));

test.each([
  ["as it is", "select amount as x from ${ref('orders')}", ["orders.amount identity"]],
  [
    "renamed twice",
    "with a as (select amount as y from ${ref('orders')}) select y as x from a",
    ["orders.amount identity"],
  ],
  [
    "computed",
    "select amount + order_id * 2 as x from ${ref('orders')}",
    ["orders.amount transformation", "orders.order_id transformation"],
  ],
  ["a constant", "select 1 as x from ${ref('orders')}", []],
  [
    "filtered",
    "select amount as x from ${ref('orders')} where order_id > 3",
    ["orders.amount identity", "orders.order_id filter"],
  ],
  ["counted", "select count(*) as x from ${ref('orders')} group by customer_id", ["orders.customer_id group"]],
  [
    "summed and grouped",
    "select customer_id, sum(amount * 2) as x from ${ref('orders')} group by customer_id having max(order_id) > 1",
    ["orders.amount aggregation", "orders.customer_id group", "orders.order_id filter"],
  ],
  [
    "joined",
    "select c.country as x from ${ref('orders')} as o left join ${ref('customers')} as c using (customer_id)",
    ["customers.country identity", "customers.customer_id join", "orders.customer_id join"],
  ],
  [
    "chosen",
    "select case when order_id > 1 then amount else 0 end as x from ${ref('orders')}",
    ["orders.amount transformation", "orders.order_id condition"],
  ],
  [
    "ranked",
    "select row_number() over (partition by customer_id order by ordered_at) as x from ${ref('orders')}",
    ["orders.customer_id window", "orders.ordered_at window"],
  ],
  [
    "a field of a STRUCT made elsewhere: of all its fields",
    "select s.b as x from (select struct(amount as a, order_id as b) as s from ${ref('orders')})",
    ["orders.amount transformation", "orders.order_id transformation"],
  ],
  ["unnested", "select t as x from ${ref('orders')}, unnest(tags) as t", ["orders.tags transformation"]],
  [
    "a subquery beside",
    "select (select max(amount) from ${ref('orders')} as o where o.customer_id = c.customer_id) as x from ${ref('customers')} as c",
    ["customers.customer_id filter", "orders.amount aggregation", "orders.customer_id filter"],
  ],
  [
    "of two, and less a third",
    "(select amount as x from ${ref('orders')} union all select country from ${ref('customers')}) except distinct select customer_id from ${ref('customers')}",
    ["customers.country identity", "customers.customer_id filter", "orders.amount identity"],
  ],
  [
    "the first by an order",
    "select amount as x from ${ref('orders')} order by ordered_at limit 1",
    ["orders.amount identity", "orders.ordered_at sort"],
  ],
  [
    "recursive",
    "with recursive r as (select amount as a, 1 as n from ${ref('orders')} union all select a + 1, n + 1 from r where n < 3) select a as x from r",
    ["orders.amount identity", "orders.amount transformation"],
  ],
  [
    "in a list of others",
    "select amount as x from ${ref('orders')} where customer_id in (select customer_id from ${ref('customers')} where country = 1)",
    ["customers.country filter", "customers.customer_id filter", "orders.amount identity", "orders.customer_id filter"],
  ],
])("%s", (_name, sql, expected) => {
  expect(into(sql, "x")).toEqual(expected);
});

test("through several models, up to the sources and down to all that depends on a column", () => {
  const lineage = lineageOf({
    a: "select customer_id, amount from ${ref('orders')}",
    b: "select customer_id, sum(amount) as spent from ${ref('a')} group by customer_id",
    c: "select spent / 2 as half from ${ref('b')}",
  });
  const up = trace(lineage, { table: "warehouse.shop.c", column: "half" }, "up", true);
  expect(short(up)).toEqual(["a.amount aggregation", "b.spent transformation", "orders.amount identity"]);
  const down = trace(lineage, { table: "warehouse.raw.orders", column: "amount" }, "down");
  expect(down.map(({ to }) => `${to.table.split(".").at(-1)}.${to.column}`)).toEqual(["a.amount", "b.spent", "c.half"]);
});
