/**
 * Correlated subqueries that aggregate rows of an equal key become joins with the aggregates by key: SQLite would run them for
 * each row anew, without an index.
 */
import type { AggregateExpr, Expr, From, Query, Select } from "@sluice/googlesql/tree";
import { INT64 } from "@sluice/googlesql/types";
import { definedIn, freeIn, hasAggregate, isPlain, isWithin } from "./relations.ts";
import { conjunction, dividedBy, type Parts } from "./keys.ts";

type Subquery = Extract<From, { kind: "subquery" }>;

/** Joins found so far. */
interface Found {
  readonly joins: { readonly subquery: Subquery; readonly on: Expr }[];
}

/** The same query with joins in place of such subqueries. */
export function decorrelated(node: Query): Query {
  const { body } = node;
  if (body.kind !== "select" || body.from === undefined || isGrouped(node, body)) return node;
  const found: Found = { joins: [] };
  const own = definedIn(body.from);
  const [items, where, qualify, orderBy] = [body.items, body.where, body.qualify, node.orderBy].map((part) =>
    lifted(part, own, found),
  );
  if (found.joins.length === 0) return node;
  const from = found.joins.reduce<From>(
    (left, { subquery, on }) => ({ kind: "join", join: "LEFT", left, right: subquery, on }),
    body.from,
  );
  const changed = { ...body, items, from, ...(body.where && { where }), ...(body.qualify && { qualify }) } as Select;
  return { ...node, body: changed, orderBy: orderBy as Query["orderBy"] };
}

/** Joined before grouping, the values would be neither keys nor aggregates. */
const isGrouped = (node: Query, body: Select): boolean =>
  body.groupBy !== undefined || body.having !== undefined || hasAggregate(body.items) || hasAggregate(node.orderBy);

/** Of these the first argument is always computed, of those none is. */
const FALLBACKS = new Set(["ifnull", "coalesce"]);
const BRANCHES = new Set(["if", "iferror", "iserror", "nulliferror", "and", "or"]);

/** Not within other queries: they have rows of their own. */
function lifted(node: unknown, own: ReadonlySet<string>, found: Found): unknown {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return node.map((item) => lifted(item, own, found));
  const { kind, fn, args } = node as {
    readonly kind?: unknown;
    readonly fn?: unknown;
    readonly args?: readonly Expr[];
  };
  if (kind === "call" && FALLBACKS.has(String(fn)) && args !== undefined)
    return { ...node, args: args.map((arg, i) => (i === 0 ? lifted(arg, own, found) : arg)) };
  if (kind === "call" && BRANCHES.has(String(fn))) return node;
  if (kind === "scalar") return joined((node as { readonly query: Query }).query, own, found) ?? node;
  // Where it stands in a branch, it may not be computed for every row: an error would be new.
  if (kind === "query" || kind === "case" || kind === "lambda") return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, item]) => [name, name === "type" ? item : lifted(item, own, found)]),
  );
}

function joined(query: Query, own: ReadonlySet<string>, found: Found): Expr | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.from === undefined || !isSimple(query, body)) return undefined;
  const inner = definedIn(body.from);
  const item = body.items[0]!.expr;
  if (freeIn(body.from).size > 0 || !hasAggregate(item) || !isWithin(freeIn(item), inner)) return undefined;
  const parts = dividedBy(body.where, inner);
  if (parts === undefined || parts.keys.length === 0 || parts.around.length > 0) return undefined;
  if (!parts.keys.every(({ outer }) => isWithin(freeIn(outer), own))) return undefined;
  return placed(item, body, parts, found);
}

const isSimple = ({ ctes, limit, offset, orderBy }: Query, body: Select): boolean =>
  ctes.length === 0 &&
  limit === undefined &&
  offset === undefined &&
  orderBy.length === 0 &&
  body.groupBy === undefined &&
  body.having === undefined &&
  body.qualify === undefined &&
  body.items.length === 1;

const COUNTS = new Set(["count", "countif", "approx_count_distinct"]);
const ZERO: Expr = { kind: "literal", value: 0n, type: INT64 };

/** Each aggregate is a column of the join; what is around them stays outside, so that it also sees no rows at all. */
function placed(item: Expr, body: Select, { keys, local }: Parts, found: Found): Expr | undefined {
  const alias = `#d${found.joins.length}`;
  const aggregates: AggregateExpr[] = [];
  const outside = replaced(item, alias, aggregates);
  if (!isPlain(outside) || freeIn(outside).size > 1) return undefined;
  const items = [
    ...keys.map(({ inner }, i) => ({ name: `k${i}`, expr: inner })),
    ...aggregates.map((expr, i) => ({ name: `a${i}`, expr: expr as Expr })),
  ];
  const where = conjunction(local);
  const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
  const select: Select = {
    kind: "select",
    distinct: false,
    items,
    from: body.from!,
    groupBy: { keys: keys.map(({ inner }) => inner) },
    ...(where && { where }),
  };
  const query: Query = {
    kind: "query",
    recursive: false,
    ctes: [],
    orderBy: [],
    valueTable: false,
    body: select,
    columns,
  };
  const on = conjunction(
    keys.map(({ inner, outer }, i): Expr =>
      equal(outer, { kind: "column", relation: alias, name: `k${i}`, type: inner.type }),
    ),
  )!;
  found.joins.push({ subquery: { kind: "subquery", query, alias, lateral: false }, on });
  return outside;
}

const equal = (a: Expr, b: Expr): Expr => ({
  kind: "call",
  fn: "eq",
  args: [a, b],
  safe: false,
  type: { kind: "BOOL" },
});

function replaced(expr: Expr, alias: string, aggregates: AggregateExpr[]): Expr {
  if (expr.kind === "aggregate") {
    const column: Expr = { kind: "column", relation: alias, name: `a${aggregates.push(expr) - 1}`, type: expr.type };
    return COUNTS.has(expr.fn)
      ? { kind: "call", fn: "ifnull", args: [column, ZERO], safe: false, type: INT64 }
      : column;
  }
  if (expr.kind === "scalar" || expr.kind === "exists" || expr.kind === "arraySubquery") return expr;
  return Object.fromEntries(
    Object.entries(expr).map(([name, item]) => [name, name === "type" ? item : within(item, alias, aggregates)]),
  ) as unknown as Expr;
}

function within(node: unknown, alias: string, aggregates: AggregateExpr[]): unknown {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return node.map((item) => within(item, alias, aggregates));
  return replaced(node as Expr, alias, aggregates);
}
