/** Queries: CTEs, the body, ORDER BY and LIMIT. */
import type { Expr, OrderItem, Query, SetOperation } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { quote } from "./names.ts";
import { constantRows } from "./constant-rows.ts";
import { orderKey, orderKeys } from "./orderby.ts";
import { select } from "./select.ts";

export function query(node: Query, render: Render): string {
  return [ctes(node, render), body(node, render), orderBy(node, render), limits(node, render)]
    .filter(Boolean)
    .join(" ");
}

function ctes(node: Query, render: Render): string {
  if (node.ctes.length === 0) return "";
  const list = node.ctes.map(({ name, query }) => {
    const columns = query.columns.map((column) => quote(column.name)).join(", ");
    return `${quote(name)}(${columns}) AS (${render.query(query)})`;
  });
  return `WITH ${node.recursive ? "RECURSIVE " : ""}${list.join(", ")}`;
}

function body(node: Query, render: Render): string {
  const inner = node.body;
  if (inner.kind === "select") return select(inner, node.columns, render);
  const names = node.columns.map((column) => quote(column.name)).join(", ");
  if (inner.kind === "query") return `SELECT * FROM (${render.query(inner)}) AS _q(${names})`;
  const rows = constantRows(inner, render);
  if (rows !== undefined) return `SELECT * FROM (${rows}) AS _q(${names})`;
  return isBare(node) ? setOperation(inner, render) : `SELECT * FROM (${setOperation(inner, render)}) AS _q(${names})`;
}

const isBare = (node: Query): boolean => node.orderBy.length === 0 && !node.limit && !node.offset;

function setOperation(node: SetOperation, render: Render): string {
  const operator = `${node.operator}${node.distinct ? "" : " ALL"}`;
  return node.queries.map((item) => `(${render.query(item)})`).join(` ${operator} `);
}

function orderBy(node: Query, render: Render): string {
  if (node.orderBy.length === 0) return "";
  return `ORDER BY ${node.orderBy.map((item) => orderItem(item, node, render)).join(", ")}`;
}

/** An output column by its position, so that it is the same expression for DISTINCT and GROUP BY; a FLOAT64 or RANGE needs its text. */
function orderItem(item: OrderItem, node: Query, render: Render): string {
  if (item.output === undefined) return orderKeys(item, render.expr(item.expr));
  if (!["FLOAT64", "RANGE"].includes(item.expr.type.kind) || (node.body.kind === "select" && node.body.distinct))
    return orderKey(item, String(item.output + 1));
  return orderKeys(item, outputText(item.output, node, render));
}

const outputText = (position: number, node: Query, render: Render): string =>
  node.body.kind === "select"
    ? render.expr(node.body.items[position]!.expr)
    : `_q.${quote(node.columns[position]!.name)}`;

const limits = (node: Query, render: Render): string =>
  [node.limit && `LIMIT ${bound(node.limit, render)}`, node.offset && `OFFSET ${bound(node.offset, render)}`]
    .filter(Boolean)
    .join(" ");

const bound = (expr: Expr, render: Render): string =>
  expr.kind === "literal" && typeof expr.value === "bigint" ? String(expr.value) : render.expr(expr);
