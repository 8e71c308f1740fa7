/**
 * EXISTS that looks for equal keys, as IN: SQLite runs a correlated subquery for each row anew, and has an index for IN.
 */
import type { Expr, Query, Select } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { conjunction, dividedBy, type Parts } from "./keys.ts";
import { definedIn, freeIn, hasAggregate } from "./relations.ts";

/** Undefined where it is no such EXISTS. */
export function semiJoin(query: Query, render: Render): string | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.from === undefined || !isSimple(query, body)) return undefined;
  if (freeIn(body.from).size > 0) return undefined;
  const parts = dividedBy(body.where, definedIn(body.from));
  if (parts === undefined || parts.keys.length === 0) return undefined;
  const found = `COALESCE(${tuple(parts.keys.map(({ outer }) => render.expr(outer)))} IN (${render.query(lookup(query, body, parts))}), 0)`;
  const around = parts.around.map((expr) => `COALESCE(${render.expr(expr)}, 0)`);
  return `(${[...around, found].join(" AND ")})`;
}

const tuple = (values: readonly string[]): string => (values.length === 1 ? values[0]! : `(${values.join(", ")})`);

const isSimple = ({ ctes, limit, offset }: Query, body: Select): boolean =>
  ctes.length === 0 &&
  limit === undefined &&
  offset === undefined &&
  body.groupBy === undefined &&
  body.having === undefined &&
  body.qualify === undefined &&
  !body.items.some(({ expr }) => hasAggregate(expr));

function lookup(query: Query, body: Select, { keys, local }: Parts): Query {
  const there = keys.map(({ inner }): Expr => not(call("is_null", [inner])));
  const where = conjunction([...local, ...there]);
  const items = keys.map(({ inner }, i) => ({ name: `k${i}`, expr: inner }));
  return {
    ...query,
    orderBy: [],
    columns: items.map(({ name, expr }) => ({ name, type: expr.type })),
    body: { kind: "select", distinct: false, items, from: body.from!, ...(where && { where }) },
  };
}

const call = (fn: string, args: readonly Expr[]): Expr => ({
  kind: "call",
  fn,
  args,
  safe: false,
  type: { kind: "BOOL" },
});
const not = (expr: Expr): Expr => call("not", [expr]);
