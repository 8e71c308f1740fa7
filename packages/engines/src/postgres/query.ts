/** Queries: CTEs, the body, ORDER BY and LIMIT. */
import type { Expr, OrderItem, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { quote } from "./names.ts";
import { direction, orderKeys } from "./orderby.ts";
import { type Extra, select } from "./select.ts";
import { recursiveBranches } from "./recursive.ts";

export function query(node: Query, render: Render): string {
  return [ctes(node, render), ordered(node, render), limits(node, render)].filter(Boolean).join(" ");
}

function ctes(node: Query, render: Render): string {
  if (node.ctes.length === 0) return "";
  const list = node.ctes.map(({ name, query }) => {
    const columns = query.columns.map((column) => quote(column.name)).join(", ");
    const pinned = node.recursive ? recursiveBranches(query, name, render) : render.query(query);
    return `${quote(name)}(${columns}) AS (${pinned})`;
  });
  return `WITH ${node.recursive ? "RECURSIVE " : ""}${list.join(", ")}`;
}

function ordered(node: Query, render: Render): string {
  const { body } = node;
  if (body.kind === "select" && !body.qualify && !(body.distinct && node.orderBy.length > 0))
    return `${select(body, node.columns, render)}${orderBy(node, render)}`;
  if (body.kind === "select") return wrapped(node, body, render);
  if (body.kind === "setOperation" && isBare(node)) return setOperation(body, render);
  const inner = body.kind === "query" ? render.query(body) : setOperation(body, render);
  return `SELECT * FROM (${inner}) AS _q(${names(node.columns)})${outerOrder(node, (i) => `_x${i}`)}`;
}

const names = (columns: readonly Column[]): string => columns.map(({ name }) => quote(name)).join(", ");
const isBare = (node: Query): boolean => node.orderBy.length === 0 && !node.limit && !node.offset;

/** QUALIFY is a condition on a query around, where ORDER BY then is, too. */
function wrapped(node: Query, body: Select, render: Render): string {
  const keys = node.orderBy.flatMap((item, i): Extra[] =>
    item.output === undefined ? [{ name: `_x${i}`, expr: item.expr }] : [],
  );
  const extras = body.qualify ? [...keys, { name: "_keep", expr: body.qualify }] : keys;
  const inside = select({ ...body, distinct: body.distinct && !body.qualify }, node.columns, render, extras);
  const distinct = body.distinct && body.qualify ? "DISTINCT " : "";
  const list = node.columns.map(({ name }) => `_q.${quote(name)}`).join(", ");
  const keep = body.qualify ? ' WHERE _q."_keep"' : "";
  const rows = `SELECT ${distinct}${list} FROM (${inside}) AS _q${keep}`;
  if (!distinct || node.orderBy.length === 0) return rows + outerOrder(node, (i) => `_x${i}`);
  return `SELECT * FROM (${rows}) AS _q${outerOrder(node, (i) => `_x${i}`)}`;
}

function setOperation(node: SetOperation, render: Render): string {
  const operator = `${node.operator}${node.distinct ? "" : " ALL"}`;
  return node.queries.map((item) => `(${render.query(item)})`).join(` ${operator} `);
}

/** By the columns of `_q`. */
function outerOrder(node: Query, extra: (i: number) => string): string {
  if (node.orderBy.length === 0) return "";
  const keys = node.orderBy.map((item, i) => {
    const name = item.output === undefined ? extra(i) : node.columns[item.output]!.name;
    return orderKeys(item, `_q.${quote(name)}`);
  });
  return ` ORDER BY ${keys.join(", ")}`;
}

function orderBy(node: Query, render: Render): string {
  if (node.orderBy.length === 0) return "";
  return ` ORDER BY ${node.orderBy.map((item) => orderItem(item, node, render)).join(", ")}`;
}

/** An output column by its position, where neither a collation nor NaN asks for its text. */
function orderItem(item: OrderItem, node: Query, render: Render): string {
  const { kind } = item.expr.type;
  if (item.output !== undefined && kind !== "STRING" && kind !== "FLOAT64")
    return `${item.output + 1} ${direction(item)}`;
  const written = item.output === undefined ? undefined : outputOf(node, item.output);
  return orderKeys(item, render.expr(written ?? item.expr));
}

const outputOf = ({ body }: Query, i: number): Expr | undefined =>
  body.kind === "select" ? body.items[i]?.expr : undefined;

const limits = (node: Query, render: Render): string =>
  [node.limit && `LIMIT ${bound(node.limit, render)}`, node.offset && `OFFSET ${bound(node.offset, render)}`]
    .filter(Boolean)
    .join(" ");

const bound = (expr: Expr, render: Render): string =>
  expr.kind === "literal" && typeof expr.value === "bigint" ? String(expr.value) : `(${render.expr(expr)})`;
