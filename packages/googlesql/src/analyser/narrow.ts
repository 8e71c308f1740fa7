/** What a column makes of a value: `NUMERIC(10, 2)` rounds, `STRING(20)` refuses what is too long, an array is never NULL. */
import type { Expr, Query } from "../tree/index.ts";
import type { Column } from "../types.ts";
import type { Env, Resolved } from "./context.ts";
import { wrapped } from "./query/wrap.ts";
import { queryOf } from "./query/body.ts";
import { zip } from "../lists.ts";

type Narrow = Pick<Column, "type" | "parameters">;

export function narrowed(expr: Expr, { type, parameters }: Narrow): Expr {
  if (type.kind === "ARRAY") return neverNull(expr);
  if (!parameters?.length || (expr.kind === "literal" && expr.value === null)) return expr;
  return { kind: "cast", operand: expr, safe: false, type, parameters, ...(expr.span && { span: expr.span }) };
}

/** A table holds an empty array where a NULL was stored. */
function neverNull(expr: Expr): Expr {
  if (expr.kind === "array" || expr.kind === "arraySubquery") return expr;
  const empty: Expr = { kind: "array", items: [], type: expr.type };
  if (expr.kind === "literal") return empty;
  return { kind: "call", fn: "coalesce", args: [expr, empty], safe: false, type: expr.type };
}

/** A query whose columns are of the right types already. */
export function narrowedRows(resolved: Resolved, columns: readonly Narrow[], env: Env): Resolved {
  if (!columns.some(({ type, parameters }) => type.kind === "ARRAY" || parameters?.length)) return resolved;
  const { query } = resolved;
  const target = isOpen(query) ? query : around(resolved, env);
  if (target.body.kind !== "select") return resolved;
  const items = zip(target.body.items, columns, (item, column) => ({ ...item, expr: narrowed(item.expr, column) }));
  return { query: { ...target, body: { ...target.body, items } }, columns: resolved.columns };
}

/** Nothing else sees its select list. */
const isOpen = ({ body, orderBy }: Query): boolean => body.kind === "select" && !body.distinct && orderBy.length === 0;

function around({ query, columns }: Resolved, env: Env): Query {
  return queryOf(wrapped({ body: query, columns, valueTable: query.valueTable, env }).body);
}
