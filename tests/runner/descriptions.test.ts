import { expect, test } from "vitest";
import { open, runProject, statuses, writeProject } from "./project.ts";

const said = {
  table: 'Orders, "all" of them. One row per order.',
  column: "The order's key",
  view: "Orders by day.\nOne row per day.",
};

const publish = (name: string, type: string, description: string) => {
  const columns = { id: said.column, gone: "not there" };
  return `publish("${name}", ${JSON.stringify({ type, description, columns })}).query("select 1 as id");\n`;
};

const files = {
  "models.js":
    publish("orders", "table", said.table) +
    publish("added", "incremental", said.table) +
    publish("days", "view", said.view),
};

/** Everything that an engine keeps in words about its tables and columns: two columns, a name and a text. */
const comments = {
  duckdb: `select table_name, comment from duckdb_tables()
    union all select view_name, comment from duckdb_views() where not internal
    union all select table_name || '.' || column_name, comment from duckdb_columns() where comment is not null`,
  postgres: `select c.relname, obj_description(c.oid, 'pg_class') from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'shop'
    union all select c.relname || '.' || a.attname, col_description(c.oid, a.attnum) from pg_class c
      join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid where n.nspname = 'shop'`,
} as const;

test.each(["duckdb", "postgres"] as const)("descriptions of tables, views and columns, on %s", async (engine) => {
  const warehouse = await open(engine);
  const dir = writeProject(files);
  for (const _ of ["created", "added to"]) {
    expect(new Set(Object.values(statuses(await runProject(dir, warehouse))))).toEqual(new Set(["SUCCESSFUL"]));
    expect(Object.fromEntries((await warehouse.rows(comments[engine])) as [string, string][])).toMatchObject({
      orders: said.table,
      "orders.id": said.column,
      added: said.table,
      "added.id": said.column,
      days: said.view,
      "days.id": said.column,
    });
  }
  await warehouse.close();
});

test("on SQLite, which has no place for them beside the DDL's text, they break nothing", async () => {
  const warehouse = await open("sqlite");
  const dir = writeProject(files);
  for (const _ of ["created", "added to"]) {
    expect(new Set(Object.values(statuses(await runProject(dir, warehouse))))).toEqual(new Set(["SUCCESSFUL"]));
  }
  const [days] = await warehouse.rows("select sql from sqlite_master where name = 'days'");
  expect(String(days)).toContain("Orders by day.");
  await warehouse.close();
});
