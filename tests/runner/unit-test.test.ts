import { compileProject, testsOf } from "@sluice/graph";
import { runTests } from "@sluice/runner";
import { expect, test } from "vitest";
import { open, writeProject } from "./project.ts";

function problemsOf(compile: () => unknown): string[] {
  try {
    compile();
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").toSorted();
  }
}

async function tested(files: Readonly<Record<string, string>>) {
  const dir = writeProject(files);
  const graph = compileProject({ dir });
  const warehouse = await open("duckdb");
  const results = await runTests(testsOf(graph), graph, warehouse, dir);
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

test.each([
  ["select 1 as id", "none"],
  ['input "other" { select 1 as n }\ninput "shop", "x" { select 1 as n }\nselect 1 as id', "other, shop.x"],
])("an input that is not given is an error of the test, not of the model that reads it", (unit, given) => {
  const dir = writeProject({
    "orders_raw.sqlx": 'config { type: "declaration", schema: "shop", name: "orders_raw" }',
    "orders.sqlx": orders,
    "plain.sqlx": 'config { type: "table" }\nselect id from ${ref("orders_raw")}',
    "unit.sqlx": `config { type: "test", dataset: "orders" }\n${unit}`,
    "plain_unit.sqlx": `config { type: "test", dataset: "plain" }\n${unit}`,
  });
  const problem = `Input for dataset "orders_raw" has not been provided. Provided inputs: ${given}`;
  const problems = [`definitions/plain_unit.sqlx: ${problem}`, `definitions/unit.sqlx: ${problem}`];
  expect(problemsOf(() => compileProject({ dir }))).toEqual(problems);
});

test("a mistake in an input is told where it is written; one of the model's is not put into the test", async () => {
  const head = 'config { type: "test", dataset: "orders" }';
  const results = await tested({
    "orders_raw.sqlx": 'config { type: "declaration", schema: "shop", name: "orders_raw" }',
    "orders.sqlx": orders,
    "input.sqlx": `${head}\ninput "orders_raw" {\n  select id, nope as amount from unnest([1]) as id\n}\nselect 1 as id`,
    "expected.sqlx": `${head}\ninput "orders_raw" { select 1 as id, 1 as amount }\nselect 1 as id from nowhere`,
    "model.sqlx": `${head}\ninput "orders_raw" { select 1 as number, 1 as amount }\nselect 1 as id`,
  });
  expect(results["input"]).toEqual([expect.stringMatching(/^Error thrown: definitions\/input\.sqlx:3:14: .*nope/)]);
  expect(results["expected"]).toEqual([
    expect.stringMatching(/^Error thrown: definitions\/expected\.sqlx:3:21: .*nowhere/),
  ]);
  expect(results["model"]).toEqual([expect.stringMatching(/^Error thrown: column "id"/)]);
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
