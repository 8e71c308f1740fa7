/** A query as a statement: its rows go to whoever asked. */
import type { Expr, Query } from "../../tree/index.ts";
import type { Env, OutputColumn, Resolved } from "../context.ts";
import { valueRelation } from "../from/relation.ts";
import { fieldsOf, type Visible } from "../scope.ts";
import { renameColumns } from "../rename-columns.ts";
import { outputOf } from "../select/item.ts";
import { allOf } from "../query/table-query.ts";
import { columnsOf, queryOf } from "../query/body.ts";
import { nth, zip } from "../../lists.ts";

/** A query of STRUCT values shows their fields, as BigQuery does. */
export function shown(resolved: Resolved, env: Env): Resolved {
  const [column] = resolved.columns;
  if (!resolved.query.valueTable || !column) return resolved;
  if (column.type.kind !== "STRUCT" || column.type.fields.length === 0) return renameColumns(resolved, ["f0_"]);
  return inPlace(resolved.query) ?? around(resolved.query, column, env);
}

/** Where the STRUCT is made is its fields' place too: an ORDER BY stays what it was. */
function inPlace(query: Query): Resolved | undefined {
  const { body } = query;
  if (body.kind !== "select") return undefined;
  const value = nth(body.items, 0).expr;
  const fields = value.kind === "struct" ? written(value) : fieldsOf(value);
  const { items, columns } = outputOf(fields);
  const orderBy = query.orderBy.map(({ expr, descending, nullsFirst }) => ({ expr, descending, nullsFirst }));
  return {
    query: { ...query, body: { ...body, items }, columns: columnsOf(columns), orderBy, valueTable: false },
    columns,
  };
}

const written = (value: Extract<Expr, { kind: "struct" }>): readonly Visible[] =>
  zip(fieldsOf(value), value.fields, ({ name }, expr) => ({ name, expr }));

function around(query: Query, column: OutputColumn, env: Env): Resolved {
  const alias = env.context.alias("subquery");
  const from = { kind: "subquery", query, alias, lateral: false } as const;
  const body = allOf(valueRelation(from, undefined, column), { start: 0, end: 0 }, env);
  return { query: queryOf(body), columns: body.columns };
}
