/** ORDER BY items. NULL's place is always said; texts go by code points; NaN, the greatest for PostgreSQL, comes first of all numbers. */
import type { OrderItem } from "../tree.ts";
import type { Render } from "./context.ts";

export const direction = ({ descending, nullsFirst }: Pick<OrderItem, "descending" | "nullsFirst">): string =>
  `${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;

/** `sql` is the expression itself, not a column's position. */
export function orderKeys(item: OrderItem, sql: string): string {
  const { kind } = item.expr.type;
  if (kind === "STRING") return `${collated(sql)} ${direction(item)}`;
  if (kind !== "FLOAT64") return `${sql} ${direction(item)}`;
  const nan = `(${sql} = 'NaN') ${direction({ descending: !item.descending, nullsFirst: item.nullsFirst })}`;
  return `${nan}, ${sql} ${direction(item)}`;
}

export const collated = (sql: string): string => `(${sql} COLLATE "C")`;

export const orderList = (items: readonly OrderItem[], render: Render): string =>
  items.map((item) => orderKeys(item, render.expr(item.expr))).join(", ");
