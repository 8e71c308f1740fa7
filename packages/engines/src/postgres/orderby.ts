/** ORDER BY items. NULL's place is always said; texts go by code points; NaN, the greatest for PostgreSQL, comes first of all numbers. */
import type { OrderItem } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { ours } from "./names.ts";

export const direction = ({ descending, nullsFirst }: Pick<OrderItem, "descending" | "nullsFirst">): string =>
  `${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;

/** `sql` is the expression itself, not a column's position. */
export function orderKeys(item: OrderItem, sql: string): string {
  const { type } = item.expr;
  if (type.kind !== "FLOAT64") return `${sortable(type, sql)} ${direction(item)}`;
  const nan = `(${sql} = 'NaN') ${direction({ descending: !item.descending, nullsFirst: item.nullsFirst })}`;
  return `${nan}, ${sql} ${direction(item)}`;
}

export const collated = (sql: string): string => `(${sql} COLLATE "C")`;

/** What sorts as a value does: texts by code points, and a RANGE by a key made of its ends. */
export function sortable({ kind }: Type, sql: string): string {
  if (kind === "STRING") return collated(sql);
  return kind === "RANGE" ? collated(ours("range_key", sql)) : sql;
}
