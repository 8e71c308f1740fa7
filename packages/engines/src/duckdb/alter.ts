/** ALTER TABLE, action by action. */
import type { AlterAction, Statement, TableName } from "@sluice/googlesql/tree";
import { type Render, unsupported } from "./context.ts";
import { commentOnColumn } from "./create.ts";
import { qualified, quote, text } from "./names.ts";
import { declare } from "./types.ts";

export function alter(
  { table, actions }: Extract<Statement, { kind: "alterTable" }>,
  render: Render,
): readonly string[] {
  return actions.flatMap((action) => altered(table, action, render));
}

function altered(table: TableName, action: AlterAction, render: Render): readonly string[] {
  const head = `ALTER TABLE ${qualified(table)}`;
  switch (action.kind) {
    case "addColumn":
      return addColumn(table, action, render);
    case "dropColumn":
      return [`${head} DROP COLUMN ${action.ifExists ? "IF EXISTS " : ""}${quote(action.name)}`];
    case "renameColumn":
      return [`${head} RENAME COLUMN ${quote(action.from)} TO ${quote(action.to)}`];
    case "renameTo":
      return [rename(head, table, action.table)];
    case "alterType":
      return [`${head} ALTER COLUMN ${quote(action.name)} TYPE ${declare(action.type)}`];
    case "dropNotNull":
      return [`${head} ALTER COLUMN ${quote(action.name)} DROP NOT NULL`];
    case "dropDefault":
      return [`${head} ALTER COLUMN ${quote(action.name)} DROP DEFAULT`];
    case "setDefault":
      return [`${head} ALTER COLUMN ${quote(action.name)} SET DEFAULT ${render.expr(action.default)}`];
    case "describe":
      return [describe(table, action)];
  }
}

function addColumn(
  table: TableName,
  { ifNotExists, column }: Extract<AlterAction, { kind: "addColumn" }>,
  render: Render,
): readonly string[] {
  if (column.parameters) throw unsupported("ADD COLUMN of a type with parameters");
  const initial = column.default ? ` DEFAULT ${render.expr(column.default)}` : "";
  const head = `ALTER TABLE ${qualified(table)}`;
  return [
    `${head} ADD COLUMN ${ifNotExists ? "IF NOT EXISTS " : ""}${quote(column.name)} ${declare(column.type)}${initial}`,
    ...(column.notNull ? [`${head} ALTER COLUMN ${quote(column.name)} SET NOT NULL`] : []),
    ...(column.description === undefined ? [] : [commentOnColumn(table, column.name, column.description)]),
  ];
}

function rename(head: string, from: TableName, to: TableName): string {
  if (from.length > 1 && to.length > 1 && from.at(-2) !== to.at(-2)) throw unsupported("RENAME TO another dataset");
  return `${head} RENAME TO ${quote(to.at(-1)!)}`;
}

const describe = (table: TableName, { name, description }: Extract<AlterAction, { kind: "describe" }>): string =>
  name === undefined
    ? `COMMENT ON TABLE ${qualified(table)} IS ${text(description)}`
    : commentOnColumn(table, name, description);
