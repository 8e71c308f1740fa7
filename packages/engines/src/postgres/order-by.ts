/** What sorts in PostgreSQL as it does in GoogleSQL. PostgreSQL holds NaN for the greatest number. */
import type { Type } from "@sluice/googlesql/types";
import { ordering } from "../core/order-by.ts";
import { ours } from "./names.ts";

export const collated = (sql: string): string => `(${sql} COLLATE "C")`;

/** What sorts as a value does: texts by code points, and a RANGE by a key made of its ends. */
export function sortable({ kind }: Type, sql: string): string {
  if (kind === "STRING") return collated(sql);
  return kind === "RANGE" ? collated(ours("range_key", sql)) : sql;
}

export const orderKeys = ordering((type, sql) =>
  type.kind === "FLOAT64" ? [{ sql: `(${sql} = 'NaN')`, reversed: true }, { sql }] : [{ sql: sortable(type, sql) }],
);
