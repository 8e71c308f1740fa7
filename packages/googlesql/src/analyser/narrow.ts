/** `NUMERIC(10, 2)`, `STRING(20)`: what is stored is rounded, or refused where it is too long. */
import type { Expr } from "../tree.ts";
import type { Column } from "../types.ts";
import type { Env, Resolved } from "./context.ts";
import { wrapped } from "./query/wrap.ts";
import { queryOf } from "./query/body.ts";

type Narrow = Pick<Column, "type" | "parameters">;

export function narrowed(expr: Expr, { type, parameters }: Narrow): Expr {
  if (!parameters?.length || (expr.kind === "literal" && expr.value === null)) return expr;
  return { kind: "cast", operand: expr, safe: false, type, parameters, ...(expr.span && { span: expr.span }) };
}

/** A query whose columns are of the right types already. */
export function narrowedRows(resolved: Resolved, columns: readonly Narrow[], env: Env): Resolved {
  if (!columns.some(({ parameters }) => parameters?.length)) return resolved;
  const { query } = resolved;
  const around = wrapped({ body: query, columns: resolved.columns, valueTable: query.valueTable, env }).body;
  const { body } = around;
  if (body.kind !== "select") return resolved;
  const items = body.items.map((item, i) => ({ ...item, expr: narrowed(item.expr, columns[i]!) }));
  return { query: queryOf({ ...around, body: { ...body, items } }), columns: resolved.columns };
}
