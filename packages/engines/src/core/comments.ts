/** Descriptions of tables, views and columns, as comments that the engine keeps. */
import type { ColumnDefinition, TableName, TableOptions } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Commented, Render } from "./context.ts";
import { quote } from "./names.ts";
import { tableName } from "./table-name.ts";

/** The statements after that which makes it; none where the comments are within. */
export function describing(
  what: Commented,
  table: TableName,
  { options, columns: written }: { readonly options: TableOptions; readonly columns: readonly ColumnDefinition[] },
  columns: readonly Column[],
  render: Render,
): readonly string[] {
  if (render.syntax.inlineComment) return [];
  const { description } = options;
  return [
    ...(description === undefined ? [] : [commentOn(what, table, description, render)]),
    ...columns.flatMap((column, i) => commentOnColumn(what, table, column, written[i]?.description, render)),
  ];
}

export const commentOn = (what: Commented, table: TableName, description: string, render: Render): string =>
  `COMMENT ON ${what} ${tableName(table, render)} IS ${render.syntax.text(description)}`;

export function commentOnColumn(
  what: Commented,
  table: TableName,
  column: Column,
  description: string | undefined,
  render: Render,
): readonly string[] {
  const comment = render.syntax.columnComment(what, column, description);
  if (comment === undefined) return [];
  return [`COMMENT ON COLUMN ${tableName(table, render)}.${quote(column.name)} IS ${render.syntax.text(comment)}`];
}
