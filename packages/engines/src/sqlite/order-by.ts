/** What sorts in SQLite as it does in GoogleSQL: NaN is kept as a text, decimals sort by a key. */
import { typesText } from "@sluice/googlesql/functions";
import type { Type } from "@sluice/googlesql/types";
import { ordering } from "../core/order-by.ts";
import { ours, text } from "./names.ts";
import { isNative } from "./types.ts";

/** What SQLite sorts as the value is sorted; a FLOAT64 needs `x < ''` before it. */
export function sortable(sql: string, type: Type): string {
  if (isNative(type) || type.kind === "FLOAT64") return sql;
  return ours("sort_key", [sql, text(typesText([type]))]);
}

export const orderKeys = ordering((type, sql) =>
  type.kind === "FLOAT64" ? [{ sql: `(${sql} < '')` }, { sql }] : [{ sql: sortable(sql, type) }],
);
