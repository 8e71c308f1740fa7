/** ORDER BY items. NULL's place is always said; NaN, which DuckDB holds for the greatest, comes first of all numbers. */
import type { OrderItem } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { bind } from "./bind.ts";

const direction = ({ descending, nullsFirst }: OrderItem): string =>
  `${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;

/** `sql` is the expression, or a column's position where that will do. */
export function orderKey(item: OrderItem, sql: string): string {
  return `${sql} ${direction(item)}`;
}

/** What sorts as a value does: for DuckDB a NULL within a struct is the greatest, and a RANGE without a start is the least. */
export const sortable = (type: Type, sql: string): string =>
  type.kind === "RANGE"
    ? bind(sql, (x) => `CASE WHEN ${x} IS NOT NULL THEN row(${x}.range_start IS NOT NULL, ${x}) END`)
    : sql;

export function orderKeys(item: OrderItem, sql: string): string {
  if (item.expr.type.kind !== "FLOAT64") return orderKey(item, sortable(item.expr.type, sql));
  const nan = `isnan(${sql}) ${item.descending ? "ASC" : "DESC"} NULLS ${item.nullsFirst ? "FIRST" : "LAST"}`;
  return `${nan}, ${orderKey(item, sql)}`;
}
