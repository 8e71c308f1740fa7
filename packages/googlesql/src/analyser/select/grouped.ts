/** Above a grouping: every column is a key, within a key, or within an aggregate. */
import { type Expr, type From, isExpr, keyOf, type Node, partsOf, relationsOf, walk } from "../../tree/index.ts";
import type { Span } from "../../ast/index.ts";
import { invalid } from "../refuse.ts";

export type Check = (expr: Expr, clause: string) => void;

export function groupedCheck(keys: readonly Expr[], from: From | undefined): Check {
  const local = relationsOf(...(from ? [from] : [])).made;
  const known = new Set(keys.map(keyOf));
  const kinds = new Set(keys.map((key) => key.kind));
  const isKey = (node: Node) => isExpr(node) && kinds.has(node.kind) && known.has(keyOf(node));
  return (expr, clause) => check(expr, { clause, local, isKey }, 0, expr.span);
}

interface Rules {
  readonly clause: string;
  readonly local: ReadonlySet<string>;
  readonly isKey: (node: Node) => boolean;
}

/** Aggregates within a subquery are the subquery's own: what they read of us must be grouped all the same. */
function check(root: Node, rules: Rules, depth: number, at: Span | undefined): void {
  walk(root, (node) => {
    if (rules.isKey(node)) return false;
    if (node.kind === "aggregate" && depth === 0) return false;
    if (node.kind === "column" || node.kind === "row") refuse(node, rules, at);
    if (node.kind !== "query" || depth > 0) return true;
    for (const part of partsOf(node)) check(part, rules, depth + 1, at);
    return false;
  });
}

function refuse(expr: Extract<Expr, { kind: "column" | "row" }>, rules: Rules, at: Span | undefined): void {
  if (!rules.local.has(expr.relation)) return;
  const what = expr.kind === "column" ? `column "${expr.name}"` : `table "${expr.relation}"`;
  invalid(`${rules.clause} uses ${what}, which is neither grouped nor aggregated`, expr.span ?? at);
}
