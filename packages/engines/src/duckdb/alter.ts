/** ADD COLUMN: DuckDB takes no rules with it. */
import { type Alterations, unsupported } from "../core/context.ts";
import { altering } from "../core/alter.ts";
import { commentOnColumn } from "../core/comments.ts";
import { quote } from "../core/names.ts";

const addColumn: Alterations["addColumn"] = ({ ifNotExists, column }, table, render) => {
  if (column.parameters) throw unsupported("ADD COLUMN of a type with parameters");
  const initial = column.default ? ` DEFAULT ${render.expr(column.default)}` : "";
  const head = altering(table, render);
  const name = quote(column.name);
  return [
    `${head} ADD COLUMN ${ifNotExists ? "IF NOT EXISTS " : ""}${name} ${render.syntax.declare(column.type)}${initial}`,
    ...(column.notNull ? [`${head} ALTER COLUMN ${name} SET NOT NULL`] : []),
    ...commentOnColumn("TABLE", table, column, column.description, render),
  ];
};

export const alter: Partial<Alterations> = { addColumn };
