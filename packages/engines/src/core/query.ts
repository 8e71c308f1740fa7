/** Queries: CTEs, the body, ORDER BY and LIMIT. */
import type { Expr, OrderItem, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import type { Column } from "@sluice/googlesql/types";
import type { Render } from "./context.ts";
import { list, quote } from "./names.ts";
import { orderKey } from "./order-by.ts";
import { withOutputs } from "./outputs.ts";
import { knowing, inside } from "./scope.ts";
import { type Extra, select } from "./select.ts";

export function query(written: Query, outer: Render): string {
  const node = withOutputs(outer.syntax.rewrite(written));
  const render = knowing(node, outer);
  return [ctes(node, render), ordered(node, render), limits(node, render)].filter(Boolean).join(" ");
}

function ctes(node: Query, render: Render): string {
  if (node.ctes.length === 0) return "";
  const made = node.ctes.map((cte) => {
    const columns = list(cte.query.columns.map(({ name }) => name));
    return `${quote(cte.name)}(${columns}) AS ${render.syntax.cte(cte, node.recursive, render)}`;
  });
  return `WITH ${node.recursive ? "RECURSIVE " : ""}${made.join(", ")}`;
}

function ordered(node: Query, render: Render): string {
  const { body } = node;
  if (body.kind === "select") {
    const keys = selectKeys(node, body, inside(body.from, render));
    return keys === undefined ? wrapped(node, body, render) : select(body, node.columns, render) + clause(keys);
  }
  const inner = body.kind === "query" ? render.query(body) : render.syntax.setOperation(body, render);
  if (body.kind === "setOperation" && isWhole(node)) return inner;
  return `${derived(inner, body.columns, node.columns, render)}${outerOrder(node, render)}`;
}

/** A query around, by which the columns have their names. */
function derived(sql: string, inner: readonly Column[], columns: readonly Column[], { syntax }: Render): string {
  const names = columns.map(({ name }) => name);
  if (syntax.derivedColumns) return `SELECT * FROM (${sql}) AS _q(${list(names)})`;
  const items = names.map((name, i) => `_q.${quote(inner[i]?.name ?? name)} AS ${quote(name)}`);
  return `SELECT ${items.join(", ")} FROM (${sql}) AS _q`;
}

/** The rows of the body as they are; CTEs stand before. */
const isWhole = (node: Query): boolean => node.orderBy.length === 0 && !node.limit && !node.offset;

const clause = (keys: readonly string[]): string => (keys.length === 0 ? "" : ` ORDER BY ${keys.join(", ")}`);

/** Undefined where the query must be wrapped: rows are chosen after windows, or those that DISTINCT left are sorted by other than a column. */
function selectKeys(node: Query, body: Select, render: Render): readonly string[] | undefined {
  if (body.qualify && !render.syntax.qualify) return undefined;
  const keys = node.orderBy.map((item) => selectKey(item, body, render));
  return body.distinct && keys.some(({ isPosition }) => !isPosition) ? undefined : keys.map(({ sql }) => sql);
}

/** An output column by its position where that sorts as the value does, so that it is the same expression for GROUP BY. */
function selectKey(item: OrderItem, body: Select, render: Render) {
  const { output } = item;
  const sql = render.expr((output === undefined ? undefined : body.items[output]?.expr) ?? item.expr);
  const keys = render.syntax.orderKeys(item, sql);
  const isPosition = output !== undefined && keys === orderKey(item, sql);
  return { sql: isPosition ? orderKey(item, String(output + 1)) : keys, isPosition };
}

const KEEP = "#keep";

/** QUALIFY is a condition on a query around, where ORDER BY then is, too. */
function wrapped(node: Query, { qualify, ...body }: Select, render: Render): string {
  const keys = node.orderBy.flatMap((item, i): Extra[] =>
    item.output === undefined ? [{ name: keyName(i), expr: item.expr }] : [],
  );
  const list = node.columns.map(({ name }) => `_q.${quote(name)}`).join(", ");
  if (!qualify)
    return `SELECT ${list} FROM (${select(body, node.columns, render, keys)}) AS _q${outerOrder(node, render)}`;
  const extras = [...keys, { name: KEEP, expr: qualify }];
  const inside = select({ ...body, distinct: false }, node.columns, render, extras);
  const rows = `SELECT ${body.distinct ? "DISTINCT " : ""}${list} FROM (${inside}) AS _q WHERE _q.${quote(KEEP)}`;
  const isApart = body.distinct && node.orderBy.length > 0;
  return `${isApart ? `SELECT * FROM (${rows}) AS _q` : rows}${outerOrder(node, render)}`;
}

const keyName = (i: number): string => `#x${i}`;

/** By the columns of `_q`. */
const outerOrder = (node: Query, { syntax }: Render): string =>
  clause(
    node.orderBy.map((item, i) => {
      const column = item.output === undefined ? undefined : node.columns[item.output];
      return syntax.orderKeys(item, `_q.${quote(column?.name ?? keyName(i))}`);
    }),
  );

export function setOperation(node: SetOperation, render: Render): string {
  const operator = `${node.operator}${node.distinct ? "" : " ALL"}`;
  return node.queries.map((item) => `(${render.query(item)})`).join(` ${operator} `);
}

export function limits({ limit, offset }: Pick<Query, "limit" | "offset">, render: Render): string {
  const most = limit ? bound(limit, render) : offset && render.syntax.unlimited;
  return [most && `LIMIT ${most}`, offset && `OFFSET ${bound(offset, render)}`].filter(Boolean).join(" ");
}

const bound = (expr: Expr, render: Render): string =>
  expr.kind === "literal" && typeof expr.value === "bigint" ? String(expr.value) : `(${render.expr(expr)})`;
