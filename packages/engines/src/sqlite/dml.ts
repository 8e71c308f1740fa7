import type { Statement } from "@sluice/googlesql/tree";
import { STRING } from "@sluice/googlesql/types";
import type { Render } from "../core/context.ts";
import { from } from "../core/from.ts";
import { inside } from "../core/scope.ts";
import { libraryCall } from "./library-calls.ts";
import { quote, tableName, text } from "./names.ts";

type Of<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

export const insert = (node: Of<"insert">, render: Render): readonly string[] => [
  `INSERT INTO ${tableName(node.table)} (${node.columns.map(({ name }) => quote(name)).join(", ")}) ${render.query(node.query)}`,
];

const MESSAGE = "UPDATE/MERGE must match at most one source row for each target row";

/** A query that fails where the rows have one target row twice. */
export const matchedOnce = (rows: string): string =>
  `SELECT ${libraryCall("error", [STRING], [text(MESSAGE)])} FROM (${rows} GROUP BY 1 HAVING count(*) > 1 LIMIT 1)`;

export function update(node: Of<"update">, outer: Render): readonly string[] {
  const render = inside(node.from, outer);
  const target = `${tableName(node.table)} AS ${quote(node.alias)}`;
  const set = node.set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ");
  const where = render.expr(node.where);
  if (node.from === undefined) return [`UPDATE ${target} SET ${set} WHERE ${where}`];
  const source = from(node.from, render);
  const rows = `SELECT ${quote(node.alias)}._rowid_ AS "#row" FROM ${target}, ${source} WHERE ${where}`;
  return [matchedOnce(rows), `UPDATE ${target} SET ${set} FROM ${source} WHERE ${where}`];
}

export const deleteFrom = (node: Of<"delete">, render: Render): readonly string[] => [
  `DELETE FROM ${tableName(node.table)} AS ${quote(node.alias)} WHERE ${render.expr(node.where)}`,
];
