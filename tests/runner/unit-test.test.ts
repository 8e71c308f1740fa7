import { compileProject, testsOf } from "@sluice/graph";
import { runTests } from "@sluice/runner";
import { expect, test } from "vitest";
import { open, writeProject } from "./project.ts";

async function tested(files: Readonly<Record<string, string>>) {
  const graph = compileProject({ dir: writeProject(files) });
  const warehouse = await open("duckdb");
  const results = await runTests(testsOf(graph), graph, warehouse);
  await warehouse.close();
  return Object.fromEntries(results.map(({ name, successful, messages = [] }) => [name, successful || messages]));
}

const orders = `config { type: "incremental", uniqueKey: ["id"] }
select id, amount from \${ref("orders_raw")}
\${when(incremental(), \`where id > (select max(id) from \${self()})\`)}`;

const ordersTest = (more: string, expected: string) =>
  `config { type: "test", dataset: "orders" }\ninput "orders_raw" { select id, 1 as amount from unnest([1, 2, 3]) as id }\n${more}\n${expected}`;

test("an incremental table from scratch, and with the rows that are there", async () => {
  expect(
    await tested({
      "orders_raw.sqlx": 'config { type: "declaration", schema: "shop", name: "orders_raw" }',
      "orders.sqlx": orders,
      "from_scratch.sqlx": ordersTest("", "select id, 1 as amount from unnest([3, 2, 1]) as id"),
      "with_rows.sqlx": ordersTest('input "orders" { select 2 as id, 1 as amount }', "select 3 as id, 1 as amount"),
      "wrong.sqlx": ordersTest('input "orders" { select 2 as id, 1 as amount }', "select 2 as id, 1 as amount"),
    }),
  ).toEqual({
    from_scratch: true,
    with_rows: true,
    wrong: ['For row 0 and column "id": expected "2", but saw "3".'],
  });
});

test("an input that is not given is a compile error", () => {
  const dir = writeProject({
    "orders_raw.sqlx": 'config { type: "declaration", schema: "shop", name: "orders_raw" }',
    "orders.sqlx": orders,
    "unit.sqlx": 'config { type: "test", dataset: "orders" }\nselect 1 as id',
  });
  expect(() => compileProject({ dir })).toThrow('Input for dataset "orders_raw" has not been provided.');
});

const model = (end: string) => `config { type: "table" }\nselect n from \${ref("numbers")} ${end}`;
const numbersTest = (name: string) =>
  `config { type: "test", dataset: "${name}" }\ninput "numbers" { select n from unnest([1, 2]) as n }\nselect n from unnest([2, 1]) as n`;

test("row order counts where the model orders, and not where it does not", async () => {
  expect(
    await tested({
      "numbers.sqlx": 'config { type: "view" }\nselect 1 as n',
      "ordered.sqlx": model("order by n"),
      "unordered.sqlx": model(""),
      "ordered_test.sqlx": numbersTest("ordered"),
      "unordered_test.sqlx": numbersTest("unordered"),
    }),
  ).toEqual({
    ordered_test: [
      'For row 0 and column "n": expected "2", but saw "1".',
      'For row 1 and column "n": expected "1", but saw "2".',
    ],
    unordered_test: true,
  });
});

test("a query that fails", async () => {
  const results = await tested({
    "a.sqlx": 'config { type: "view" }\nselect 1 as n',
    "b.sqlx": 'config { type: "view" }\nselect error("boom") as n from ${ref("a")}',
    "b_test.sqlx": 'config { type: "test", dataset: "b" }\ninput "a" { select 1 as n }\nselect 1 as n',
  });
  expect(results).toEqual({ b_test: ["Error thrown: boom."] });
});
