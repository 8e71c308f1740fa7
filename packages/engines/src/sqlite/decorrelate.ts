/**
 * Correlated subqueries that aggregate rows of an equal key become joins with the aggregates by key: SQLite would run them for
 * each row anew, without an index.
 */
import {
  type AggregateExpr,
  type Changes,
  type Expr,
  type From,
  has,
  mapExpr,
  type Query,
  type Select,
} from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { call, column, isBare, isUngrouped, selecting } from "../core/build.ts";
import { conjunction, dividedBy, type Parts } from "./keys.ts";
import { definedIn, freeIn, isPlain, isWithin } from "./relations.ts";

interface Join {
  readonly query: Query;
  readonly alias: string;
  readonly on: Expr;
}

/** The same query with joins in place of such subqueries. */
export function decorrelated(node: Query): Query {
  const { body } = node;
  if (body.kind !== "select" || body.from === undefined || isGrouped(node, body)) return node;
  const joins: Join[] = [];
  const changes = changesOf(definedIn(body.from), joins);
  const within = <T extends { readonly expr: Expr }>(part: T): T => ({ ...part, expr: mapExpr(part.expr, changes) });
  const items = body.items.map(within);
  const where = body.where && mapExpr(body.where, changes);
  const qualify = body.qualify && mapExpr(body.qualify, changes);
  const orderBy = node.orderBy.map(within);
  const from = joins.reduce(joined, body.from);
  return { ...node, body: { ...body, items, from, ...(where && { where }), ...(qualify && { qualify }) }, orderBy };
}

const joined = (left: From, { query, alias, on }: Join): From => ({
  kind: "join",
  join: "LEFT",
  left,
  right: { kind: "subquery", query, alias, lateral: false },
  on,
});

/** Joined before grouping, the values would be neither keys nor aggregates. */
const isGrouped = (node: Query, { groupBy, having, items }: Select): boolean =>
  groupBy !== undefined ||
  having !== undefined ||
  [...items, ...node.orderBy].some(({ expr }) => has(expr, "aggregate"));

/** Of these the first argument is always computed, of those none is. */
const FALLBACKS = new Set(["ifnull", "coalesce"]);
const BRANCHES = new Set(["if", "iferror", "iserror", "nulliferror", "and", "or"]);

/** Not within other queries, which have rows of their own, nor in a branch, where it may not be computed: an error would be new. */
function changesOf(own: ReadonlySet<string>, joins: Join[]): Changes {
  const changes: Changes = {
    expr: (node) => {
      if (node.kind === "scalar") return outsideOf(node.query, own, joins) ?? node;
      if (node.kind === "case" || node.kind === "lambda") return node;
      if (node.kind !== "call" || !(FALLBACKS.has(node.fn) || BRANCHES.has(node.fn))) return undefined;
      const isFirst = (at: number): boolean => at === 0 && FALLBACKS.has(node.fn);
      return { ...node, args: node.args.map((arg, i) => (isFirst(i) ? mapExpr(arg, changes) : arg)) };
    },
    query: (node) => node,
  };
  return changes;
}

/** What stands for the subquery, where it is one of these. */
function outsideOf(query: Query, own: ReadonlySet<string>, joins: Join[]): Expr | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.from === undefined || !isBare(query) || !isUngrouped(body)) return undefined;
  const [item, ...others] = body.items;
  if (item === undefined || others.length > 0) return undefined;
  const inner = definedIn(body.from);
  if (freeIn(body.from).size > 0 || !has(item.expr, "aggregate") || !isWithin(freeIn(item.expr), inner))
    return undefined;
  const parts = dividedBy(body.where, inner);
  if (parts === undefined || parts.keys.length === 0 || parts.around.length > 0) return undefined;
  if (!parts.keys.every(({ outer }) => isWithin(freeIn(outer), own))) return undefined;
  return placed(item.expr, body.from, parts, joins);
}

/** Each aggregate is a column of the join; what is around them stays outside, so that it also sees no rows at all. */
function placed(item: Expr, from: From, { keys, local }: Parts, joins: Join[]): Expr | undefined {
  const alias = `#d${joins.length}`;
  const aggregates: AggregateExpr[] = [];
  const outside = byColumns(item, alias, aggregates);
  const on = conjunction(keys.map(({ inner, outer }, i) => call("eq", [outer, column(alias, `k${i}`, inner.type)])));
  if (on === undefined || !isPlain(outside) || freeIn(outside).size > 1) return undefined;
  const items = [
    ...keys.map(({ inner }, i) => ({ name: `k${i}`, expr: inner })),
    ...aggregates.map((expr, i) => ({ name: `a${i}`, expr })),
  ];
  const where = conjunction(local);
  const groupBy = { keys: keys.map(({ inner }) => inner) };
  joins.push({ query: selecting({ items, from, groupBy, ...(where && { where }) }), alias, on });
  return outside;
}

const COUNTS = new Set(["count", "countif", "approx_count_distinct"]);
const ZERO: Expr = { kind: "literal", value: 0n, type: INT64 };

/** The expression with a column for each aggregate; where there are no rows, there are 0. */
const byColumns = (expr: Expr, alias: string, aggregates: AggregateExpr[]): Expr =>
  mapExpr(expr, {
    expr: (node) => {
      if (node.kind !== "aggregate") return undefined;
      const made = column(alias, `a${aggregates.push(node) - 1}`, node.type);
      return COUNTS.has(node.fn) ? call("ifnull", [made, ZERO], INT64) : made;
    },
    query: (node) => node,
  });
