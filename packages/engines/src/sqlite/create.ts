/** CREATE: GoogleSQL's types and descriptions stand in comments, which SQLite keeps. */
import type { ColumnDefinition, TableName } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "../core/context.ts";
import { flattened, list, quote } from "../core/names.ts";
import * as core from "../core/create.ts";
import { commented, declare } from "./types.ts";

export const inlineComment = (description: string): string =>
  ` /* ${JSON.stringify(description).replaceAll("*/", "* /")} */`;

const described = (description: string | undefined): string => (description ? inlineComment(description) : "");

export function definition(column: ColumnDefinition, render: Render): string {
  const { name, type, parameters, notNull, description } = column;
  const isSaid = (description !== undefined || parameters !== undefined) && !declare(type).startsWith("/*");
  const declared = isSaid ? `${commented(type, parameters)} ${declare(type)}` : declare(type, parameters);
  const rule = column.default === undefined ? "" : ` DEFAULT (${render.expr(column.default)})`;
  return `${quote(name)} ${declared}${notNull ? " NOT NULL" : ""}${rule}${described(description)}`;
}

export const viewColumn = ({ name, type, description }: Column & { readonly description?: string }): string =>
  `${quote(name)} ${commented(type)}${described(description)}`;

export const createTable = (node: core.CreateTable, render: Render): readonly string[] => {
  const made = core.createTable(node, render);
  return made.length > 0 ? [...made, ...indexes(node)] : made;
};

export function constraints(node: core.CreateTable): readonly string[] {
  const foreign = (node.foreignKeys ?? []).map(({ columns, table, references }) => {
    const referenced = references.length > 0 ? ` (${list(references)})` : "";
    return `FOREIGN KEY (${list(columns)}) REFERENCES ${flattened(table)}${referenced}`;
  });
  return [...core.primaryKey(node), ...foreign];
}

/** SQLite makes none for foreign keys. */
const indexes = ({ table, foreignKeys = [] }: core.CreateTable): readonly string[] =>
  foreignKeys.map(({ columns }) => {
    const name = quote(`${table.join("__")}__${columns.join("_")}`);
    return `CREATE INDEX ${name} ON ${flattened(table)} (${list(columns)})`;
  });

/** The legacy rename leaves views that read the table alone. */
export function takePlace(
  fresh: TableName,
  table: TableName,
  old: "table" | "view",
  render: Render,
): readonly string[] {
  const [drop = "", rename = ""] = core.takePlace(fresh, table, old, render);
  return [drop, "PRAGMA legacy_alter_table = ON", rename, "PRAGMA legacy_alter_table = OFF"];
}
