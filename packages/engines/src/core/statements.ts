/** Statements, by their kind: what an engine does not say otherwise. */
import type { Statement } from "@sluice/googlesql/tree";
import { alter } from "./alter.ts";
import type { OfKind, Render, Statements } from "./context.ts";
import { createTable, createView } from "./create.ts";
import { from } from "./from.ts";
import { merge } from "./merge.ts";
import { list, quote } from "./names.ts";
import { assignments, matchedOnce, targetOf } from "./rows.ts";
import { inside } from "./scope.ts";
import { tableName } from "./table-name.ts";

type Of<Kind> = OfKind<Statement, Kind>;

export const statement = (node: Statement, render: Render): readonly string[] =>
  (render.syntax.statements[node.kind] as (node: Statement, render: Render) => readonly string[])(node, render);

function createSchema({ schema, ifNotExists }: Of<"createSchema">, { syntax }: Render): readonly string[] {
  return syntax.schemas ? [`CREATE SCHEMA ${ifNotExists ? "IF NOT EXISTS " : ""}${quote(schema)}`] : [];
}

export function drop({ what, table, ifExists, cascade }: Of<"drop">, render: Render): readonly string[] {
  if (what === "schema" && !render.syntax.schemas) return [];
  const name = tableName(table, render);
  return [`DROP ${what.toUpperCase()} ${ifExists ? "IF EXISTS " : ""}${name}${cascade ? " CASCADE" : ""}`];
}

function insert({ table, columns, query }: Of<"insert">, render: Render): readonly string[] {
  const names = list(columns.map(({ name }) => name));
  return [`INSERT INTO ${tableName(table, render)} (${names}) ${render.query(query)}`];
}

function update(node: Of<"update">, outer: Render): readonly string[] {
  const render = inside(node.from, outer);
  const target = targetOf(node, render);
  const set = assignments(node.set, render);
  const where = render.expr(node.where);
  if (node.from === undefined) return [`UPDATE ${target} SET ${set} WHERE ${where}`];
  const source = from(node.from, render);
  return [
    matchedOnce(`${target}, ${source} WHERE ${where}`, node, outer),
    `UPDATE ${target} SET ${set} FROM ${source} WHERE ${where}`,
  ];
}

export const statements: Statements = {
  query: ({ query }, render) => [render.query(query)],
  createTable,
  createView,
  createSchema,
  drop,
  insert,
  update,
  delete: (node, render) => [`DELETE FROM ${targetOf(node, render)} WHERE ${render.expr(node.where)}`],
  truncate: ({ table }, render) => [`DELETE FROM ${tableName(table, render)}`],
  merge,
  alterTable: ({ table, actions }, render) => actions.flatMap((action) => alter(action, table, render)),
};
