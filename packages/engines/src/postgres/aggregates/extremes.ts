/** The rows where a key is the least or the greatest. */
import type { Expr } from "@sluice/googlesql/tree";
import type { Aggregation } from "../../core/context.ts";
import type { Having } from "../../core/gathering.ts";
import { orderKeys } from "../order-by.ts";
import { spell } from "./spell.ts";

/** The order in which a key's extreme comes first. NaN is at both. */
export function extremeFirst(expr: Expr, sql: string, descending: boolean): string {
  const order = orderKeys({ expr, descending, nullsFirst: false }, sql);
  return expr.type.kind === "FLOAT64" ? `(${sql} = 'NaN') DESC, ${order}` : order;
}

export const firstOf = (call: Aggregation, x: string, where: string, order: string): string =>
  `(${spell(call, "array_agg", { sql: [x], where, order, distinct: false })})[1]`;

/** What HAVING compares, and the order in which its extreme comes first. */
export function keyOf(
  { extreme, by }: Having,
  { render }: Aggregation,
): { readonly key: string; readonly order: string } {
  const key = render.expr(by);
  return { key, order: extremeFirst(by, key, extreme === "MAX") };
}
