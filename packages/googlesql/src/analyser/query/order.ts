/** ORDER BY: by alias, by ordinal, by any expression of the columns in sight. */
import type * as ast from "../../ast/index.ts";
import { isOrderable } from "../../coercion/index.ts";
import { type Expr, has, keyOf, type OrderItem } from "../../tree/index.ts";
import { typeName } from "../../types.ts";
import { type Env, plain, within } from "../context.ts";
import { invalid, unsupported } from "../refuse.ts";
import { type Visible, scopeOf } from "../scope.ts";
import { ordinal } from "../select/grouping.ts";
import type { Item } from "../select/item.ts";
import type { Body } from "./body.ts";
import { columnOf } from "../from/relation.ts";
import { onOutput, wrapped } from "./wrap.ts";
import { nth } from "../../lists.ts";

export interface Ordered {
  readonly body: Body;
  readonly orderBy: readonly OrderItem[];
}

export function ordered(body: Body, items: readonly ast.OrderItem[]): Ordered {
  if (items.length === 0) return { body, orderBy: [] };
  return body.select ? orderSelect(body, body.select, items) : orderOutput(body, items);
}

/** The order's own words: direction, and where NULLs go. */
export function orderItem(node: Omit<ast.OrderItem, keyof ast.Span | "value">, expr: Expr, span: ast.Span): OrderItem {
  if (node.collate) return unsupported("COLLATE", node.collate);
  if (!isOrderable(expr.type)) return invalid(`ORDER BY cannot sort values of type ${typeName(expr.type)}`, span);
  const nullsFirst = node.nulls ? node.nulls === "FIRST" : !node.descending;
  return { expr, descending: node.descending, nullsFirst };
}

/** Of windows and aggregates: only expressions. */
export const orderItems = (nodes: readonly ast.OrderItem[], env: Env): OrderItem[] =>
  nodes.map((node) => orderItem(node, env.context.expression(node.value, env), node.value));

type SelectInfo = NonNullable<Body["select"]>;

function orderSelect(body: Body, info: SelectInfo, items: readonly ast.OrderItem[]): Ordered {
  const keys = (body.body.kind === "select" ? body.body.items : []).map((item) => keyOf(item.expr));
  const found = items.map((node) => selectItem(node, info, keys));
  const hidden = found.some((item) => item.output === undefined);
  if (!hidden || !info.distinct) return { body, orderBy: found.filter((item) => !isConstant(item.expr)) };
  return orderDistinct(body, info, keys, found);
}

const isConstant = (expr: Expr) => expr.kind === "literal" || expr.kind === "variable";

function selectItem(node: ast.OrderItem, info: SelectInfo, keys: readonly string[]): OrderItem {
  const given = keyExpr(node.value, info.list, info.order);
  if (info.check) info.check(given, "ORDER BY");
  else if (has(given, "aggregate")) invalid("ORDER BY aggregates, the rest of the query does not", node.value);
  const expr = info.place?.(given) ?? given;
  const key = keyOf(expr);
  const output = keys.indexOf(key);
  const item = orderItem(node, expr, node.value);
  return output < 0 ? item : { ...item, output };
}

const keyExpr = (node: ast.Expression, list: readonly Item[], env: Env): Expr =>
  node.kind === "literal" && node.type === "INT64" ? ordinal(node, list) : env.context.expression(node, env);

/** Above DISTINCT only what was selected is left: the order is put around it. */
function orderDistinct(body: Body, info: SelectInfo, keys: readonly string[], found: readonly OrderItem[]): Ordered {
  const outer = wrapped(body);
  const orderBy = found.map((item) => {
    const expr = onOutput(item.expr, keys, outer.columns);
    return expr
      ? outer.item(item, expr)
      : invalid("ORDER BY uses a column that SELECT DISTINCT has not selected", item.expr.span);
  });
  return { body: outer.body, orderBy };
}

/** Above a set operation, or a query in parentheses, only output columns are left. */
function orderOutput(body: Body, items: readonly ast.OrderItem[]): Ordered {
  const span = nth(items, 0);
  const columns = body.columns.map((column): Visible & Item => ({
    name: column.name,
    expr: columnOf("", column.emitted, column.type),
    span,
  }));
  const env = within(body.env, scopeOf(columns, [], body.env.scope), plain("ORDER BY"));
  const orderBy = items.map((item) => {
    const expr = keyExpr(item.value, columns, env);
    const output = columns.findIndex((column) => keyOf(column.expr) === keyOf(expr));
    return { ...orderItem(item, expr, item.value), output };
  });
  if (orderBy.every(({ output }) => output >= 0)) return { body, orderBy };
  return around(
    body,
    columns.map((column) => keyOf(column.expr)),
    orderBy,
  );
}

const elsewhere = ({ span }: Expr): never =>
  unsupported("ORDER BY of more than its columns above a set operation", span);

function around(body: Body, keys: readonly string[], orderBy: readonly OrderItem[]): Ordered {
  const outer = wrapped(body);
  return {
    body: outer.body,
    orderBy: orderBy.map((item) => outer.item(item, onOutput(item.expr, keys, outer.columns) ?? elsewhere(item.expr))),
  };
}
