/** What statements that change rows have in common. */
import type { Expr, TableName } from "@sluice/googlesql/tree";
import { STRING } from "@sluice/googlesql/types";
import { call } from "./build.ts";
import type { Render } from "./context.ts";
import { quote } from "./names.ts";
import { tableName } from "./table-name.ts";

interface Target {
  readonly table: TableName;
  readonly alias: string;
}

export const targetOf = ({ table, alias }: Target, render: Render): string =>
  `${tableName(table, render)} AS ${quote(alias)}`;

export const assignments = (
  set: readonly { readonly column: string; readonly value: Expr }[],
  render: Render,
): string => set.map(({ column, value }) => `${quote(column)} = ${render.expr(value)}`).join(", ");

const MESSAGE = "UPDATE/MERGE must match at most one source row for each target row";
const TWICE = call("error", [{ kind: "literal", value: MESSAGE, type: STRING }]);

/** A query, to be run first, that fails where two of the rows are one row of the target: an engine would take any of them. */
export const matchedOnce = (rows: string, { alias }: Target, render: Render): string =>
  failing(`SELECT ${quote(alias)}.${render.syntax.rowId} AS "#row" FROM ${rows}`, render);

/** The same, where the first column says which row of the target. */
export const failing = (rows: string, render: Render): string =>
  `SELECT ${render.expr(TWICE)} FROM (${rows} GROUP BY 1 HAVING count(*) > 1 LIMIT 1)`;
