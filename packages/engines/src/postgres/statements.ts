/** Statements other than queries. */
import type { Statement } from "@sluice/googlesql/tree";
import { alter } from "./alter.ts";
import type { Render } from "./context.ts";
import { createTable, createView } from "./create.ts";
import { dropTable } from "./dependents.ts";
import { from } from "../core/from.ts";
import { merge } from "./merge.ts";
import { qualified, quote } from "./names.ts";

export function statement(node: Statement, render: Render): readonly string[] {
  switch (node.kind) {
    case "query":
      return [render.query(node.query)];
    case "createTable":
      return createTable(node, render);
    case "createView":
      return createView(node, render);
    case "createSchema":
      return [`CREATE SCHEMA ${node.ifNotExists ? "IF NOT EXISTS " : ""}${quote(node.schema)}`];
    case "drop":
      return drop(node);
    case "insert":
      return [
        `INSERT INTO ${qualified(node.table)} (${node.columns.map(({ name }) => quote(name)).join(", ")}) ${render.query(node.query)}`,
      ];
    case "update":
      return [update(node, render)];
    case "delete":
      return [`DELETE FROM ${qualified(node.table)} AS ${quote(node.alias)} WHERE ${render.expr(node.where)}`];
    case "truncate":
      return [`TRUNCATE ${qualified(node.table)}`];
    case "merge":
      return [merge(node, render)];
    case "alterTable":
      return alter(node, render);
  }
}

function drop({ what, table, ifExists, cascade }: Extract<Statement, { kind: "drop" }>): readonly string[] {
  const sql = `DROP ${what.toUpperCase()} ${ifExists ? "IF EXISTS " : ""}${qualified(table)}`;
  return what === "schema" ? [`${sql}${cascade ? " CASCADE" : ""}`] : dropTable(sql, table);
}

/** With FROM by MERGE, which raises where a row has two matches: UPDATE would take either. */
function update(node: Extract<Statement, { kind: "update" }>, render: Render): string {
  const set = node.set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ");
  const target = `${qualified(node.table)} AS ${quote(node.alias)}`;
  if (!node.from) return `UPDATE ${target} SET ${set} WHERE ${render.expr(node.where)}`;
  return `MERGE INTO ${target} USING ${from(node.from, render)} ON ${render.expr(node.where)} WHEN MATCHED THEN UPDATE SET ${set}`;
}
