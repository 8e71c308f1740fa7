/** The rows where a key is the least or the greatest. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Aggregation } from "../../core/context.ts";
import { orderKeys } from "../order-by.ts";
import { spell } from "./spell.ts";

/** The order in which a key's extreme comes first. NaN is at both. */
export function extremeFirst(expr: Expr, sql: string, descending: boolean): string {
  const order = orderKeys({ expr, descending, nullsFirst: false }, sql);
  return expr.type.kind === "FLOAT64" ? `(${sql} = 'NaN') DESC, ${order}` : order;
}

export const firstOf = (call: Aggregation, x: string, where: string, order: string): string =>
  `(${spell(call, "array_agg", { sql: [x], where, order, distinct: false })})[1]`;

/** HAVING MAX or MIN: the key, and the order in which its extreme comes first. */
export function havingOf({
  node: { having },
  render,
}: Aggregation): { readonly key: string; readonly order: string } | undefined {
  if (!having) return undefined;
  const key = render.expr(having.by);
  return { key, order: extremeFirst(having.by, key, having.extreme === "MAX") };
}
