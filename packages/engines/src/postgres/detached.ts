/**
 * SAFE. and IFERROR: PostgreSQL catches errors in plpgsql only, and a function's arguments are evaluated before it. So what may fail
 * goes as text to a function that executes it; the columns in it, which that text can't see, go along as one jsonb.
 */
import type { Expr } from "@sluice/googlesql/tree";
import { type Render, unsupported } from "./context.ts";
import { cast, ours, text } from "./names.ts";
import { toJsonb } from "./jsonb.ts";
import { plain } from "./types.ts";

/** NULL where it fails. */
export function orNull(expr: Expr, render: Render): string {
  const { sql, args } = detached(expr, render);
  return ours("attempt", sql, args, cast("NULL", plain(expr.type)));
}

/** Two arguments for our functions: the text, and what it needs. */
export function detached(expr: Expr, render: Render): { readonly sql: string; readonly args: string } {
  const taken: Expr[] = [];
  const inside = replaced(expr, { taken, relations: relationsIn(expr), lambda: new Set() }) as Expr;
  const args = taken.map((item) => toJsonb(render.expr(item), item.type));
  return {
    sql: text(render.expr(inside)),
    args: args.length > 0 ? `jsonb_build_array(${args.join(", ")})` : "'[]'::jsonb",
  };
}

interface Replacing {
  readonly taken: Expr[];
  /** Relations of subqueries within. */
  readonly relations: ReadonlySet<string>;
  readonly lambda: ReadonlySet<string>;
}

function replaced(node: unknown, state: Replacing): unknown {
  if (Array.isArray(node)) return node.map((item) => replaced(item, state));
  if (node === null || typeof node !== "object" || node instanceof Uint8Array) return node;
  const expr = node as Expr;
  if (isOutside(expr, state)) return parameter(expr, state.taken);
  if (expr.kind === "lambda") {
    const lambda = new Set([...state.lambda, ...expr.parameters]);
    return { ...expr, body: replaced(expr.body, { ...state, lambda }) };
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "type" || key === "span" ? value : replaced(value, state),
    ]),
  );
}

function isOutside(expr: Expr, { relations, lambda }: Replacing): boolean {
  switch (expr.kind) {
    case "column":
    case "row":
      return !relations.has(expr.relation);
    case "aggregate":
    case "window":
      return relations.size === 0;
    case "variable":
      return expr.scope === "lambda" && !lambda.has(expr.name);
    default:
      return false;
  }
}

function parameter(expr: Expr, taken: Expr[]): Expr {
  taken.push(expr);
  return { kind: "variable", name: String(taken.length - 1), scope: "parameter", type: expr.type };
}

/** The aliases of all relations in subqueries. A CTE from outside can't be seen from there. */
function relationsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) node.forEach((item) => relationsIn(item, found));
  else if (node !== null && typeof node === "object" && !(node instanceof Uint8Array)) {
    const { kind, alias } = node as { readonly kind?: unknown; readonly alias?: unknown };
    if (kind === "cte") throw unsupported("SAFE or IFERROR of a subquery that reads a WITH query");
    if (typeof alias === "string") found.add(alias);
    Object.values(node).forEach((item) => relationsIn(item, found));
  }
  return found;
}
