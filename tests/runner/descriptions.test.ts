import type { Warehouse } from "@sluice/warehouses";
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

/** Everything that the engine keeps in words about its tables and columns. */
const kept = {
  duckdb: async (warehouse: Warehouse) => {
    const rows = await warehouse.rows(
      `select table_name, comment from duckdb_tables() union all select view_name, comment from duckdb_views() where not internal
       union all select table_name || '.' || column_name, comment from duckdb_columns() where comment is not null`,
    );
    return Object.fromEntries(rows as [string, string][]);
  },
};

test("descriptions of tables, views and columns, on DuckDB", async () => {
  const warehouse = await open("duckdb");
  const dir = writeProject(files);
  for (const _ of ["created", "added to"]) {
    expect(new Set(Object.values(statuses(await runProject(dir, warehouse))))).toEqual(new Set(["SUCCESSFUL"]));
    expect(await kept.duckdb(warehouse)).toMatchObject({
      orders: said.table,
      "orders.id": said.column,
      added: said.table,
      "added.id": said.column,
      days: said.view,
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
