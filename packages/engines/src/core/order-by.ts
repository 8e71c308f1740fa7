/** ORDER BY: NULL's place is always said, and NaN comes before all numbers. */
import type { Expr, OrderItem } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

/** What is sorted how. */
export interface Sorted extends Pick<OrderItem, "descending" | "nullsFirst"> {
  readonly expr: Pick<Expr, "type">;
}

export const direction = ({ descending, nullsFirst }: Pick<Sorted, "descending" | "nullsFirst">): string =>
  `${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;

/** One key alone, where no more may be: a frame that counts from its value, DISTINCT within an aggregate. */
export const orderKey = (item: Sorted, sql: string): string => `${sql} ${direction(item)}`;

/** One of the keys by which values of a type are sorted. */
export interface SortKey {
  readonly sql: string;
  /** It falls where the values rise. */
  readonly reversed?: boolean;
}

/** All keys of an item; `sql` is the expression itself, not a column's position. */
export const ordering =
  (keysOf: (type: Type, sql: string) => readonly SortKey[]) =>
  (item: Sorted, sql: string): string =>
    keysOf(item.expr.type, sql)
      .map((key) => orderKey(key.reversed ? { ...item, descending: !item.descending } : item, key.sql))
      .join(", ");
