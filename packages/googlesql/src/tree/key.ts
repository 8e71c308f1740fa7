import type { Expr } from "./nodes.ts";

const keys = new WeakMap<Expr, string>();

/** Equal keys, equal meaning; where it was written does not count. */
export function keyOf(expr: Expr): string {
  if (expr.kind === "column") return `${expr.relation}\u0000${expr.name}`;
  const known = keys.get(expr);
  if (known !== undefined) return known;
  const key = JSON.stringify(expr, (name, value: unknown) => {
    if (name === "span" || name === "written") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  keys.set(expr, key);
  return key;
}
