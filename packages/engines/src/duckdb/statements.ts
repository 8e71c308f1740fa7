/** Statements other than queries. */
import type { Statement } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { alter } from "./alter.ts";
import { createTable, createView } from "./create.ts";
import { from } from "../core/from.ts";
import { matchedOnce } from "./matched-once.ts";
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
      return [drop(node)];
    case "insert":
      return [
        `INSERT INTO ${qualified(node.table)} (${node.columns.map(({ name }) => quote(name)).join(", ")}) ${render.query(node.query)}`,
      ];
    case "update":
      return update(node, render);
    case "delete":
      return [`DELETE FROM ${qualified(node.table)} AS ${quote(node.alias)} WHERE ${render.expr(node.where)}`];
    case "truncate":
      return [`DELETE FROM ${qualified(node.table)}`];
    case "merge":
      return merge(node, render);
    case "alterTable":
      return alter(node, render);
  }
}

function drop({ what, table, ifExists, cascade }: Extract<Statement, { kind: "drop" }>): string {
  return `DROP ${what.toUpperCase()} ${ifExists ? "IF EXISTS " : ""}${qualified(table)}${cascade ? " CASCADE" : ""}`;
}

function update(node: Extract<Statement, { kind: "update" }>, render: Render): readonly string[] {
  const set = node.set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ");
  const where = render.expr(node.where);
  const target = `UPDATE ${qualified(node.table)} AS ${quote(node.alias)} SET ${set}`;
  if (!node.from) return [`${target} WHERE ${where}`];
  const check = matchedOnce({ ...node, source: node.from, where }, render);
  return [check, `${target} FROM ${from(node.from, render)} WHERE ${where}`];
}
