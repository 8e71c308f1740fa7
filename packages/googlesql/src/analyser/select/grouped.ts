/** Above a grouping: every column is a key, within a key, or within an aggregate. */
import type { Expr, From } from "../../tree/index.ts";
import type { Span } from "../../ast.ts";
import { invalid } from "../refuse.ts";
import { keyOf, type Node, relations, walk } from "../walk.ts";

export type Check = (expr: Expr, clause: string) => void;

export function groupedCheck(keys: readonly Expr[], from: From | undefined): Check {
  const local = relations(from).made;
  const known = new Set(keys.map(keyOf));
  const kinds = new Set(keys.map((key) => key.kind));
  const isKey = (node: Node) => kinds.has(node.kind as Expr["kind"]) && known.has(keyOf(node as unknown as Expr));
  return (expr, clause) => check(expr, { clause, local, isKey }, 0, expr.span);
}

interface Rules {
  readonly clause: string;
  readonly local: ReadonlySet<string>;
  readonly isKey: (node: Node) => boolean;
}

/** Aggregates within a subquery are the subquery's own: what they read of us must be grouped all the same. */
function check(value: unknown, rules: Rules, depth: number, at: Span | undefined): void {
  walk(value, (node) => {
    if (rules.isKey(node)) return false;
    if (node.kind === "aggregate" && depth === 0) return false;
    if (node.kind === "column" || node.kind === "row") refuse(node as unknown as Expr, rules, at);
    if (node.kind !== "query" || depth > 0) return true;
    check(Object.values(node), rules, depth + 1, at);
    return false;
  });
}

function refuse(expr: Expr, rules: Rules, at: Span | undefined): void {
  if (expr.kind !== "column" && expr.kind !== "row") return;
  if (!rules.local.has(expr.relation)) return;
  const what = expr.kind === "column" ? `column "${expr.name}"` : `table "${expr.relation}"`;
  invalid(`${rules.clause} uses ${what}, which is neither grouped nor aggregated`, expr.span ?? at);
}
