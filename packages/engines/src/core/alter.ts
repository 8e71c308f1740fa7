/** ALTER TABLE, action by action: what an engine does not say otherwise. */
import type { AlterAction, TableName } from "@sluice/googlesql/tree";
import { STRING } from "@sluice/googlesql/types";
import { commentOn, commentOnColumn } from "./comments.ts";
import { type Alterations, type OfKind, type Render, unsupported } from "./context.ts";
import { lastOf } from "./create.ts";
import { quote } from "./names.ts";
import { tableName } from "./table-name.ts";

type Of<Kind> = OfKind<AlterAction, Kind>;

export const alter = (action: AlterAction, table: TableName, render: Render): readonly string[] =>
  (render.syntax.alter[action.kind] as Alter)(action, table, render);

type Alter = (action: AlterAction, table: TableName, render: Render) => readonly string[];

export const altering = (table: TableName, render: Render): string => `ALTER TABLE ${tableName(table, render)}`;

const column = (table: TableName, name: string, render: Render): string =>
  `${altering(table, render)} ALTER COLUMN ${quote(name)}`;

const addColumn = ({ ifNotExists, column }: Of<"addColumn">, table: TableName, render: Render): readonly string[] => [
  `${altering(table, render)} ADD COLUMN ${ifNotExists ? "IF NOT EXISTS " : ""}${render.syntax.definition(column, render)}`,
  ...commentOnColumn("TABLE", table, column, column.description, render),
];

function renameTo({ table: to }: Of<"renameTo">, from: TableName, render: Render): readonly string[] {
  const isElsewhere = from.length > 1 && to.length > 1 && from.at(-2) !== to.at(-2);
  if (render.syntax.schemas && isElsewhere) throw unsupported("RENAME TO another dataset");
  return [`${altering(from, render)} RENAME TO ${lastOf(to, render)}`];
}

function describe({ name, description }: Of<"describe">, table: TableName, render: Render): readonly string[] {
  if (render.syntax.inlineComment) return [];
  if (name === undefined) return [commentOn("TABLE", table, description, render)];
  return commentOnColumn("TABLE", table, { name, type: STRING }, description, render);
}

export const alterations: Alterations = {
  addColumn,
  dropColumn: ({ ifExists, name }, table, render) => [
    `${altering(table, render)} DROP COLUMN ${ifExists ? "IF EXISTS " : ""}${quote(name)}`,
  ],
  renameColumn: ({ from, to }, table, render) => [
    `${altering(table, render)} RENAME COLUMN ${quote(from)} TO ${quote(to)}`,
  ],
  renameTo,
  alterType: ({ name, type }, table, render) => [`${column(table, name, render)} TYPE ${render.syntax.declare(type)}`],
  dropNotNull: ({ name }, table, render) => [`${column(table, name, render)} DROP NOT NULL`],
  dropDefault: ({ name }, table, render) => [`${column(table, name, render)} DROP DEFAULT`],
  setDefault: (action, table, render) => [
    `${column(table, action.name, render)} SET DEFAULT ${render.expr(action.default)}`,
  ],
  describe,
};
