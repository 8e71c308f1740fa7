/** IFERROR and its like: SQLite ends the statement at the first error, so the expression is a statement of its own. */
import type { Expr } from "@sluice/googlesql/tree";
import type { CallExpr, Render } from "./context.ts";
import { ours, text } from "./names.ts";

interface Free {
  readonly names: string[];
  readonly sql: string[];
}

/** Names of the relations that are within a tree. */
function relationsIn(node: unknown, found: Set<string>): Set<string> {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return found;
  if (Array.isArray(node)) for (const item of node) relationsIn(item, found);
  else {
    const { alias } = node as { readonly alias?: unknown };
    if (typeof alias === "string") found.add(alias);
    for (const item of Object.values(node)) relationsIn(item, found);
  }
  return found;
}

/** What comes from outside becomes a parameter: columns, aggregates, parameters of lambdas. */
function lifted(node: unknown, own: ReadonlySet<string>, free: Free, render: Render): unknown {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return node.map((item) => lifted(item, own, free, render));
  const expr = node as Expr;
  if (isFree(expr, own, render)) return parameter(expr, free, render);
  // A query's aggregates are its own.
  const within = (node as { readonly kind?: unknown }).kind === "query" ? new Set([...own, INSIDE]) : own;
  return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, lifted(item, within, free, render)]));
}

const INSIDE = "#inside";

function isFree(expr: Expr, own: ReadonlySet<string>, render: Render): boolean {
  if (expr.kind === "column" || expr.kind === "row") return "relation" in expr && !own.has(expr.relation);
  if (expr.kind === "variable") return render.scope.lambdas.has(expr.name);
  return (expr.kind === "aggregate" || expr.kind === "window") && !own.has(INSIDE);
}

function parameter(expr: Expr, free: Free, render: Render): Expr {
  const name = `#p${free.names.length}`;
  free.names.push(name);
  free.sql.push(render.expr(expr));
  return { kind: "variable", name, scope: "lambda", type: expr.type };
}

/** The arguments of `attempt` and `fails`: the statement and its parameters. */
function guarded(expr: Expr, render: Render): readonly string[] {
  const free: Free = { names: [], sql: [] };
  const inner = lifted(expr, relationsIn(expr, new Set()), free, render) as Expr;
  const lambdas = new Map([...render.scope.lambdas, ...free.names.map((name, i) => [name, `?${i + 1}`] as const)]);
  const sql = `SELECT ${render.within({ ...render.scope, columns: new Map(), lambdas }).expr(inner)}`;
  return [text(sql), ...free.sql];
}

const fails = (args: readonly string[]): string => ours("fails", args);
const attempt = (args: readonly string[]): string => ours("attempt", args);

export const guards: Readonly<Record<string, (expr: CallExpr, render: Render) => string>> = {
  iserror: ({ args }, render) => fails(guarded(args[0]!, render)),
  nulliferror: ({ args }, render) => otherwise(guarded(args[0]!, render), "NULL"),
  iferror: ({ args }, render) => otherwise(guarded(args[0]!, render), render.expr(args[1]!)),
};

const otherwise = (args: readonly string[], instead: string): string =>
  `CASE WHEN ${fails(args)} THEN ${instead} ELSE ${attempt(args)} END`;
