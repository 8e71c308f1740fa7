/** Queries: CTEs, the body, ORDER BY and LIMIT. */
import type { Expr, OrderItem, Query, Select, SetOperation } from "@sluice/googlesql/tree";
import { sameType } from "@sluice/googlesql/types";
import { type Render, scopeWithin, withCtes } from "./context.ts";
import { decorrelated } from "./decorrelate.ts";
import { groupedOnce } from "./grouping.ts";
import { quote } from "./names.ts";
import { orderKeys } from "./orderby.ts";
import { select, type Shown } from "./select.ts";
import { isNative } from "./types.ts";
import { isVolatile } from "./volatile.ts";

export function query(written: Query, outer: Render): string {
  const node = prepared(written);
  const render = knowingCtes(node, outer);
  const inner = bodyRender(node, render);
  const { sql, order } = body(node, inner, render);
  const by = order.length === 0 ? "" : `ORDER BY ${order.join(", ")}`;
  return [ctes(node, render), sql, by, limits(node, render)].filter((part) => part !== "").join(" ");
}

/** Grouping sets are gone, and an order item's output is what it orders by: under AS STRUCT there is only the one column. */
function prepared(written: Query): Query {
  const node = decorrelated(groupedOnce(written));
  const orderBy = node.orderBy.map((item) => (isOutput(item, node) ? item : withoutOutput(item)));
  return { ...node, orderBy };
}

function isOutput({ output, expr }: OrderItem, node: Query): boolean {
  const column = output === undefined ? undefined : node.columns[output];
  return column !== undefined && sameType(column.type, expr.type);
}

const withoutOutput = ({ expr, descending, nullsFirst }: OrderItem): OrderItem => ({ expr, descending, nullsFirst });

function knowingCtes({ ctes, recursive }: Query, outer: Render): Render {
  const names = ctes.map(({ name }) => name);
  if (names.length === 0) return outer;
  const scope = withCtes(outer.scope, names);
  return outer.within(recursive ? { ...scope, recursive: new Set([...scope.recursive, ...names]) } : scope);
}

/** ORDER BY speaks of what the select's FROM has. */
const bodyRender = (node: Query, render: Render): Render =>
  node.body.kind === "select" ? render.within(scopeWithin(render.scope, node.body.from)) : render;

function ctes(node: Query, render: Render): string {
  if (node.ctes.length === 0) return "";
  const list = node.ctes.map(({ name, query }) => {
    const columns = query.columns.map((column) => quote(column.name)).join(", ");
    return `${quote(name)}(${columns}) AS ${isVolatile(query) ? "MATERIALIZED " : ""}(${render.query(query)})`;
  });
  return `WITH ${node.recursive ? "RECURSIVE " : ""}${list.join(", ")}`;
}

const namesOf = (node: Query): string[] => node.columns.map((column) => column.name);

interface Body {
  readonly sql: string;
  readonly order: readonly string[];
}

function body(node: Query, inner: Render, outer: Render): Body {
  const { body: content } = node;
  if (content.kind === "select") return selected(node, content, inner, outer);
  const columns = node.columns.map(({ name }, i) => `"#q".${quote(content.columns[i]!.name)} AS ${quote(name)}`);
  const sql = content.kind === "query" ? outer.query(content) : setOperation(content, outer);
  if (content.kind === "setOperation" && node.orderBy.every(isOrdinal))
    return { sql, order: node.orderBy.map(ordinal) };
  const keys = node.orderBy.map((item) => orderKeys(item, outputKey(item, content)));
  return { sql: `SELECT ${columns.join(", ")} FROM (${sql}) AS "#q"`, order: keys };
}

function outputKey(item: OrderItem, content: Query | SetOperation): string {
  return `"#q".${quote(content.columns[item.output ?? 0]!.name)}`;
}

const isOrdinal = (item: OrderItem): boolean => item.output !== undefined && isNative(item.expr.type);
const ordinal = (item: OrderItem): string => orderKeys(item, String(item.output! + 1));

/** Where rows are filtered after windows, what ORDER BY needs comes through as columns. */
function selected(node: Query, content: Select, inner: Render, outer: Render): Body {
  if (content.qualify === undefined) {
    const order = node.orderBy.map((item) => (isOrdinal(item) ? ordinal(item) : expressionKey(item, inner)));
    return { sql: select(content, namesOf(node), outer), order };
  }
  const { sql, order } = withKeys(node, content, outer);
  const wrapped = `SELECT ${namesOf(node).map(quote).join(", ")} FROM (${sql}) AS "#k"`;
  return { sql: wrapped, order: order.map(({ item, name }) => orderKeys(item, quote(name))) };
}

/** A literal would be taken for the position of a column. */
const expressionKey = (item: OrderItem, render: Render): string =>
  item.expr.kind === "literal" ? "NULL" : orderKeys(item, render.expr(item.expr));

interface Keyed {
  readonly sql: string;
  readonly columns: readonly string[];
  /** Columns to sort by. */
  readonly order: readonly { readonly name: string; readonly item: OrderItem }[];
}

/** The select with the keys of ORDER BY as columns of their own. */
function withKeys(node: Query, content: Select, outer: Render): Keyed {
  const extra: Shown[] = [];
  const order = node.orderBy.map((item, i) => {
    if (item.output !== undefined) return { item, name: node.columns[item.output]!.name };
    extra.push({ name: `#o${i}`, expr: item.expr });
    return { item, name: `#o${i}` };
  });
  return { sql: select(content, namesOf(node), outer, extra), columns: namesOf(node), order };
}

/** For who sorts the rows himself: an aggregate over them. */
export function ordered(written: Query, outer: Render): Keyed {
  const node = prepared(written);
  const render = knowingCtes(node, outer);
  const content = node.body;
  if (node.orderBy.length === 0) return { sql: query(node, render), columns: namesOf(node), order: [] };
  if (content.kind !== "select") {
    const order = node.orderBy.map((item) => ({ item, name: node.columns[item.output ?? 0]!.name }));
    return { sql: query(node, render), columns: namesOf(node), order };
  }
  const { sql, columns, order } = withKeys(node, content, render);
  const head = ctes(node, render);
  if (node.limit === undefined && node.offset === undefined) return { sql: `${head} ${sql}`.trim(), columns, order };
  const by = order.map(({ item, name }) => orderKeys(item, `"#k".${quote(name)}`)).join(", ");
  return {
    sql: `${head} SELECT * FROM (${sql}) AS "#k" ORDER BY ${by} ${limits(node, render)}`.trim(),
    columns,
    order,
  };
}

/** SQLite has compounds of selects alone, from the left, 500 of them. */
function setOperation(node: SetOperation, render: Render): string {
  const operator = ` ${node.operator}${node.distinct ? "" : " ALL"} `;
  const terms = node.queries.map((item) => operand(item, render));
  if (terms.length <= 400) return terms.join(operator);
  const groups = Array.from({ length: Math.ceil(terms.length / 400) }, (_, i) => terms.slice(i * 400, i * 400 + 400));
  return groups.map((group) => `SELECT * FROM (${group.join(operator)})`).join(operator);
}

function operand(node: Query, render: Render): string {
  const bare =
    node.ctes.length === 0 && node.orderBy.length === 0 && node.limit === undefined && node.offset === undefined;
  return bare && node.body.kind === "select" ? render.query(node) : `SELECT * FROM (${render.query(node)})`;
}

function limits({ limit, offset }: Query, render: Render): string {
  if (limit === undefined && offset === undefined) return "";
  const bound = (expr: Expr | undefined): string => (expr === undefined ? "-1" : render.expr(expr));
  return `LIMIT ${bound(limit)}${offset === undefined ? "" : ` OFFSET ${render.expr(offset)}`}`;
}
