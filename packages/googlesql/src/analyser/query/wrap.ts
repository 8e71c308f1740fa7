/** `SELECT * FROM (query)`: for what can only be said from outside. */
import { type Expr, keyOf, mapExpr, type OrderItem, type Select } from "../../tree/index.ts";
import { columnOf } from "../from/relation.ts";
import { type Body, queryOf } from "./body.ts";
import { zip } from "../../lists.ts";

export interface Wrapped {
  readonly select: Select;
  readonly body: Body;
  /** The output columns, as the outer SELECT names them. */
  readonly columns: readonly Expr[];
  readonly item: (item: OrderItem, expr: Expr) => OrderItem;
}

/** A body whose select list can still be changed. */
export function selectOf(body: Body): { readonly target: Body; readonly select: Select } {
  if (body.body.kind === "select" && !body.body.distinct) return { target: body, select: body.body };
  const { body: target, select } = wrapped(body);
  return { target, select };
}

export function wrapped(body: Body): Wrapped {
  const alias = body.env.context.alias("subquery");
  const columns = body.columns.map((column) => columnOf(alias, column.emitted, column.type));
  const from = { kind: "subquery", query: queryOf(body), alias, lateral: false } as const;
  const items = zip(body.columns, columns, ({ emitted }, expr) => ({ name: emitted, expr }));
  const select = { kind: "select", distinct: false, items, from } as const;
  return {
    select,
    body: { body: select, columns: body.columns, valueTable: body.valueTable, env: body.env },
    columns,
    item: itemOf(columns),
  };
}

const itemOf =
  (columns: readonly Expr[]) =>
  (item: OrderItem, expr: Expr): OrderItem => {
    const output = columns.indexOf(expr);
    const { descending, nullsFirst } = item;
    return { expr, descending, nullsFirst, ...(output >= 0 && { output }) };
  };

/** The expression over outputs instead of what they were made of; undefined where something else is left in it. */
export function onOutput(expr: Expr, keys: readonly string[], columns: readonly Expr[]): Expr | undefined {
  let left = false;
  const result = mapExpr(expr, {
    expr(node) {
      const position = keys.indexOf(keyOf(node));
      if (position >= 0) return columns[position];
      if (node.kind === "column" || node.kind === "row" || node.kind === "aggregate") left = true;
      return undefined;
    },
  });
  return left ? undefined : result;
}
