/** ORDER BY keys: NULLs where they are said to be, NaN below the numbers, decimals by a key. */
import { typesText } from "@sluice/googlesql/functions";
import type { OrderItem } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { ours, text } from "./names.ts";
import { isNative } from "./types.ts";

export type OrderKey = Pick<OrderItem, "descending" | "nullsFirst"> & { readonly expr: { readonly type: Type } };

const spelled = (sql: string, { descending, nullsFirst }: OrderKey): string =>
  `${sql} ${descending ? "DESC" : "ASC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;

/** What SQLite sorts as the value is sorted; a FLOAT64 needs `x < ''` before it. */
export function sortable(sql: string, type: Type): string {
  if (isNative(type) || type.kind === "FLOAT64") return sql;
  return ours("sort_key", [sql, text(typesText([type]))]);
}

export function orderKeys(item: OrderKey, sql: string): string {
  const { type } = item.expr;
  if (type.kind === "FLOAT64") return `${spelled(`(${sql} < '')`, item)}, ${spelled(sql, item)}`;
  return spelled(sortable(sql, type), item);
}

/** One key alone, for RANGE frames with offsets. */
export const orderKey = (item: OrderKey, sql: string): string => spelled(sortable(sql, item.expr.type), item);
