/**
 * EXISTS that looks for equal keys, as IN: SQLite runs a correlated subquery for each row anew, and has an index for IN.
 */
import { type Expr, type From, has, type Query } from "@sluice/googlesql/tree";
import { call, isUngrouped, selecting } from "../core/build.ts";
import type { Render } from "../core/context.ts";
import { conjunction, dividedBy, type Parts } from "./keys.ts";
import { definedIn, freeIn } from "./relations.ts";

/** Undefined where it is no such EXISTS. */
export function semiJoin(query: Query, render: Render): string | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.from === undefined || !isSimple(query)) return undefined;
  if (freeIn(body.from).size > 0) return undefined;
  const parts = dividedBy(body.where, definedIn(body.from));
  if (parts === undefined || parts.keys.length === 0) return undefined;
  const keys = parts.keys.map(({ outer }) => render.expr(outer));
  const tuple = keys.length === 1 ? keys.join("") : `(${keys.join(", ")})`;
  const found = `COALESCE(${tuple} IN (${render.query(lookup(body.from, parts))}), 0)`;
  const around = parts.around.map((expr) => `COALESCE(${render.expr(expr)}, 0)`);
  return `(${[...around, found].join(" AND ")})`;
}

const isSimple = ({ ctes, limit, offset, body }: Query): boolean =>
  ctes.length === 0 &&
  !limit &&
  !offset &&
  body.kind === "select" &&
  isUngrouped(body) &&
  !body.items.some(({ expr }) => has(expr, "aggregate"));

function lookup(from: From, { keys, local }: Parts): Query {
  const there = keys.map(({ inner }): Expr => call("not", [call("is_null", [inner])]));
  const where = conjunction([...local, ...there]);
  const items = keys.map(({ inner }, i) => ({ name: `k${i}`, expr: inner }));
  return selecting({ items, from, ...(where && { where }) });
}
