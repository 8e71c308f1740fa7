import { engines } from "@sluice/engines";
import { compileProject } from "@sluice/graph";
import { analyseProject, dependentsOf } from "@sluice/runner";
import { expect, test } from "vitest";
import { writeProject } from "./project.ts";

const model = (config: string, sql: string): string => `config { ${config} }\n${sql}\n`;

const orders = [
  { name: "order_id", type: { kind: "INT64" } },
  { name: "amount", type: { kind: "NUMERIC" } },
  { name: "ordered_at", type: { kind: "TIMESTAMP" } },
] as const;

const sources: Record<string, string> = {
  "sources.js": 'declare({ schema: "raw", name: "orders" });\ndeclare({ schema: "raw", name: "secrets" });',
};

function analyse(files: Record<string, string>) {
  const projectDir = writeProject({ ...sources, ...files });
  const graph = compileProject({ dir: projectDir });
  const columnsOf = ({ schema, name }: { schema: string; name: string }) =>
    schema === "raw" && name === "orders" ? orders : undefined;
  return { graph, ...analyseProject(graph, { projectDir, dialects: engines, columnsOf }) };
}

const typesOf = (columns: readonly { name: string; type: { kind: string } }[] | undefined) =>
  columns?.map(({ name, type }) => `${name} ${type.kind}`);

test("columns and types of every model, through the models before it", () => {
  const { actions, problems } = analyse({
    "daily.sqlx": model(
      'type: "table"',
      'select date(ordered_at) as day, sum(amount) as amount from ${ref("orders")} group by day',
    ),
    "share.sqlx": model(
      'type: "view"',
      'select day, amount / 7 as a_day, count(*) over () as days from ${ref("daily")}',
    ),
    "grown.sqlx": model(
      'type: "incremental", uniqueKey: ["day"]',
      'select day, a_day from ${ref("share")} ${when(incremental(), `where day > (select max(day) from ${self()})`)}',
    ),
    "made.sqlx": model(
      'type: "operations", hasOutput: true',
      "create or replace table ${self()} as select 'x' as a, 1.5 as b",
    ),
    "of_made.sqlx": model('type: "table"', 'select a, b * 2 as b from ${ref("made")}'),
  });
  expect(problems).toEqual([]);
  const columns = (name: string) => typesOf(actions.get(`warehouse.shop.${name}`)?.columns);
  expect(columns("daily")).toEqual(["day DATE", "amount NUMERIC"]);
  expect(columns("share")).toEqual(["day DATE", "a_day NUMERIC", "days INT64"]);
  expect(columns("grown")).toEqual(["day DATE", "a_day NUMERIC"]);
  expect(columns("of_made")).toEqual(["a STRING", "b FLOAT64"]);
});

test("all that is wrong at once, each where it is written", () => {
  const { problems } = analyse({
    "a.sqlx": model('type: "table"', 'select\n  order_id,\n  amont\nfrom ${ref("orders")}'),
    "b.sqlx": model('type: "table"', 'select order_id + true as y from ${ref("orders")}'),
    "c.sqlx": model('type: "assertion"', 'select * from ${ref("orders")} where order_id = "1"'),
    "d.sqlx": model('type: "operations"', "insert into `warehouse.raw.orders` (nope) values (1)"),
    "e.sqlx": model('type: "table", preOps: []', "select no_such_function(1) as x"),
    "f.sqlx": model('type: "table"', "select from"),
    "t.sqlx": `config { type: "test", dataset: "b" }\ninput "orders" {\n  select 1 as no_id\n}\nselect nope as y`,
  });
  const said = problems.map(({ fileName, line, column, message }) => `${fileName}:${line}:${column} ${message}`);
  expect(said).toEqual([
    expect.stringMatching(/a\.sqlx:4:3 .*amont.*amount/),
    expect.stringMatching(/b\.sqlx:2:8 .*INT64.*BOOL/),
    expect.stringMatching(/e\.sqlx:2:8 .*no_such_function/i),
    expect.stringMatching(/f\.sqlx:\d+:\d+ /),
    expect.stringMatching(/d\.sqlx:2:\d+ .*nope/),
    expect.stringMatching(/c\.sqlx:2:\d+ .*INT64.*STRING/),
    expect.stringMatching(/t\.sqlx.* .*order_id/),
    expect.stringMatching(/t\.sqlx:5:8 .*nope/),
  ]);
});

test("what reads the unknown is said to be unchecked, down to the end, and nothing is made up", () => {
  const { actions, problems, graph } = analyse({
    "a.sqlx": model('type: "table"', 'select x from ${ref("secrets")}'),
    "b.sqlx": model('type: "table"', 'select x + 1 as y from ${ref("a")}'),
    "c.sqlx": model('type: "table"', 'select nope from ${ref("orders")}'),
    "d.sqlx": model('type: "table"', 'select nope from ${ref("c")}'),
    "e.sqlx": model('type: "table"', "select table_name from `raw`.INFORMATION_SCHEMA.TABLES"),
  });
  const said = problems.map(({ severity, name, message }) => [severity, name.split(".").at(-1), message]);
  expect(said).toEqual([
    ["unchecked", "a", expect.stringContaining("raw.secrets")],
    ["unchecked", "b", expect.stringContaining("shop.a")],
    ["error", "c", expect.stringContaining("nope")],
    ["unchecked", "d", expect.stringContaining("shop.c")],
    ["unchecked", "e", expect.stringContaining("INFORMATION_SCHEMA")],
  ]);
  expect(actions.get("warehouse.shop.b")?.columns).toBeUndefined();
  expect(dependentsOf("warehouse.shop.c", graph)).toEqual(["warehouse.shop.d"]);
});

test("what one engine refuses is told with the engine's name", () => {
  const { problems } = analyse({
    "a.sqlx": model(
      'type: "table"',
      "select amount, sum(amount) over (order by amount range between 1 preceding and current row) as s from ${ref('orders')}",
    ),
  });
  expect(problems.map(({ engine, message }) => [engine, message])).toEqual([
    ["sqlite", expect.stringContaining("RANGE")],
  ]);
});
