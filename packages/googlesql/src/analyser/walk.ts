/** Over the resolved tree without knowing each of its kinds: it is plain data. */
import type { Expr } from "../tree/index.ts";

export interface Node {
  readonly kind: string;
}

const isNode = (value: object): value is Node => "kind" in value;
const skipped = new Set(["type", "span", "columns", "element"]);

/** Calls `visit` on each node below and including this; what it answers `false` for is not entered. */
export function walk(value: unknown, visit: (node: Node) => boolean | void): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (isNode(value) && visit(value) === false) return;
  for (const [key, part] of Object.entries(value)) if (!skipped.has(key)) walk(part, visit);
}

/** Whether the expression has such a node, its subqueries left out. */
export function has(expr: unknown, kind: Expr["kind"]): boolean {
  let found = false;
  walk(expr, (node) => {
    if (node.kind === kind) found = true;
    return !found && node.kind !== "query";
  });
  return found;
}

/** The relations that an expression (or a query) makes itself, and those that it reads. */
export function relations(value: unknown): { made: Set<string>; read: Set<string> } {
  const made = new Set<string>();
  const read = new Set<string>();
  walk(value, (node) => {
    if ("alias" in node) made.add(node.alias as string);
    if (node.kind === "column" || node.kind === "row") read.add((node as { relation?: string }).relation!);
  });
  return { made, read };
}

/** Reads columns of relations that are not its own. */
export function isCorrelated(value: unknown): boolean {
  const { made, read } = relations(value);
  return [...read].some((name) => !made.has(name));
}

const keys = new WeakMap<Expr, string>();

/** Equal keys, equal meaning; where it was written does not count. */
export function keyOf(expr: Expr): string {
  if (expr.kind === "column") return `${expr.relation}\u0000${expr.name}`;
  const known = keys.get(expr);
  if (known !== undefined) return known;
  const key = JSON.stringify(expr, (name, value: unknown) => {
    if (name === "span") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  keys.set(expr, key);
  return key;
}

/** A copy in which `change` has had its say on every node, from the top; what it leaves undefined is entered. */
export function rewrite<T>(value: T, change: (node: Node) => unknown): T {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => rewrite(item, change)) as T;
  const changed = isNode(value) ? change(value) : undefined;
  if (changed !== undefined) return changed as T;
  const parts = Object.entries(value).map(([key, part]) => [key, skipped.has(key) ? part : rewrite(part, change)]);
  return Object.fromEntries(parts) as T;
}
