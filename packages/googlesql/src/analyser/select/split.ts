/**
 * A select in two: what its functions' subqueries read of its aggregates and windows is computed in a query below.
 * `SELECT g(ARRAY_AGG(v)) …` with g's body `(SELECT SUM(x) FROM UNNEST(a) AS x)`: in there, ARRAY_AGG would be the subquery's own.
 */
import { type Changes, type Expr, type From, has, keyOf, mapExpr, mapParts } from "../../tree/index.ts";
import { type Node, relationsOf, type Select, some } from "../../tree/index.ts";
import type { Column } from "../../types.ts";
import { both } from "../condition.ts";
import type { Env, Hoisted } from "../context.ts";
import { columnOf } from "../from/relation.ts";
import { unsupported } from "../refuse.ts";

export interface Split {
  readonly select: Select;
  /** What an expression of the select is above the query below. */
  readonly place: (expr: Expr) => Expr;
}

export function split(whole: Select, hoisted: readonly Hoisted[], env: Env): Split {
  const grouped = whole.groupBy !== undefined || hoisted.some(({ expr }) => expr.kind === "aggregate");
  const lower = grouped ? aboveGroups(whole, hoisted, env) : { select: whole, place: (expr: Expr) => expr };
  const windows = hoisted.filter(({ expr }) => expr.kind === "window");
  const placed = windows.map(({ alias, expr }) => ({ alias, expr: lower.place(expr) }));
  const upper = windows.length === 0 ? lower : aboveRows(lower.select, placed, env);
  const place = windows.length === 0 ? lower.place : (expr: Expr) => upper.place(lower.place(expr));
  return { select: chosen(upper.select), place: (expr) => found(place(expr), hoisted) };
}

/** QUALIFY needs a window: those that it had may be below. */
function chosen({ qualify, ...select }: Select): Select {
  if (!qualify) return select;
  return has(qualify, "window") ? { ...select, qualify } : { ...select, where: both(select.where, qualify) ?? qualify };
}

/** What only ORDER BY has comes too late for a window. */
function found(expr: Expr, hoisted: readonly Hoisted[]): Expr {
  const isLost = (node: Node) => node.kind === "column" && hoisted.some(({ alias }) => alias === node.relation);
  if (some(expr, isLost))
    unsupported("a window function in ORDER BY alone, handed to a function that has a subquery", expr.span);
  return expr;
}

/** Below are the keys and the aggregates. */
function aboveGroups(select: Select, hoisted: readonly Hoisted[], env: Env): Split {
  const keys = new Set(select.groupBy?.keys.map(keyOf));
  const isLeaf = (node: Expr, inQuery: boolean) =>
    keys.has(keyOf(node)) || (node.kind === "aggregate" && !inQuery) ? node : undefined;
  const { place, below } = placing(isLeaf, () => hoisted.filter(({ expr }) => expr.kind === "aggregate"), env);
  const { groupBy, having, where, from, distinct, qualify, items } = select;
  const inner = { ...(from && { from }), ...(where && { where }), ...(groupBy && { groupBy }) };
  const outer = { distinct, items: items.map(({ name, expr }) => ({ name, expr: place(expr) })) };
  const rows = { ...(having && { where: place(having) }), ...(qualify && { qualify: place(qualify) }) };
  return { select: { kind: "select", ...outer, ...rows, from: below(inner) }, place };
}

/** Below are the columns of FROM and the windows. */
function aboveRows(select: Select, windows: readonly Placed[], env: Env): Split {
  const { from, where, distinct, qualify, items } = select;
  const { made } = relationsOf(...(from ? [from] : []));
  const isLeaf = (node: Expr) =>
    (node.kind === "column" || node.kind === "row") && made.has(node.relation) ? node : undefined;
  const { place, below } = placing(isLeaf, () => windows, env);
  const inner = { ...(from && { from }), ...(where && { where }) };
  const outer = { distinct, items: items.map(({ name, expr }) => ({ name, expr: place(expr) })) };
  return {
    select: { kind: "select", ...outer, ...(qualify && { qualify: place(qualify) }), from: below(inner) },
    place,
  };
}

interface Placed {
  readonly alias: string;
  readonly expr: Expr;
}

type IsLeaf = (node: Expr, inQuery: boolean) => Expr | undefined;
type Rest = Omit<Select, "kind" | "distinct" | "items">;

/** Leaves become columns of one relation below. ORDER BY, which is resolved later, may add some. */
function placing(isLeaf: IsLeaf, hoisted: () => readonly Placed[], env: Env) {
  const alias = env.context.alias("below");
  const known = new Map<string, Expr>();
  const items: Select["items"][number][] = [];
  const columns: Column[] = [];
  const columnFor = (leaf: Expr): Expr => {
    const key = keyOf(leaf);
    const name = `c${items.length}`;
    const found = known.get(key) ?? columnOf(alias, name, leaf.type);
    if (known.has(key)) return found;
    known.set(key, found);
    items.push({ name, expr: leaf });
    columns.push({ name, type: leaf.type });
    return found;
  };
  const hoistedOf = (node: Expr) =>
    node.kind === "column" ? hoisted().find((item) => item.alias === node.relation)?.expr : undefined;
  const changes = (inQuery: boolean): Changes => ({
    expr: (node) => {
      const leaf = hoistedOf(node) ?? isLeaf(node, inQuery);
      return leaf && columnFor(leaf);
    },
    query: (node) => mapParts(node, changes(true)),
  });
  const below = (rest: Rest): From => {
    const body: Select = { kind: "select", distinct: false, items, ...rest };
    const query = { kind: "query", recursive: false, ctes: [], orderBy: [], body, columns, valueTable: false } as const;
    return { kind: "subquery", query, alias, lateral: false };
  };
  return { place: (expr: Expr) => mapExpr(expr, changes(false)), below };
}
