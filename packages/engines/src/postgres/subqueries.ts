/** ARRAY(query): the rows as an array, in the query's order. */
import type { Render, Subquery } from "../core/context.ts";
import { quote } from "../core/names.ts";
import { onlyColumn } from "../core/outputs.ts";
import { withOrdinals } from "../core/subqueries.ts";

/** The rows are numbered in the order in which the subquery gives them, and gathered by that number. */
export function arraySubquery({ query: node }: Subquery, render: Render): string {
  const ordered = withOrdinals(node);
  const column = quote(onlyColumn(ordered).name);
  const rows = `SELECT _a.*, row_number() OVER () AS _n FROM (${render.query(ordered)}) AS _a`;
  return `(SELECT coalesce(jsonb_agg(_a.${column} ORDER BY _a._n), '[]'::jsonb) FROM (${rows}) AS _a)`;
}
