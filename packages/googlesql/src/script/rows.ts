/** A query's rows as values of the script. */
import type { Query } from "../ast/index.ts";
import type { Expr } from "../tree/index.ts";
import { structOf } from "../types.ts";
import { catalogFor } from "./catalog.ts";
import { withInformation } from "./information.ts";
import type { Run } from "./machine.ts";
import { fetch, translate } from "./statement.ts";
import { literalOf } from "./values.ts";

/** Each row as a STRUCT of literals. */
export async function rowsOf(query: Query, run: Run): Promise<readonly Extract<Expr, { kind: "struct" }>[]> {
  const { start, end } = query;
  const statement = await withInformation({ kind: "queryStatement", query, start, end }, run);
  const { columns, rows } = await fetch(translate(statement, await catalogFor(statement, run), run), run, query);
  const type = structOf(columns);
  return rows.map((row) => ({
    kind: "struct",
    fields: columns.map((column) => literalOf(row[column.name], column.type)),
    type,
  }));
}
