/** What sorts in DuckDB as it does in GoogleSQL. DuckDB holds NaN for the greatest number. */
import type { Type } from "@sluice/googlesql/types";
import { ordering } from "../core/order-by.ts";
import { bind } from "./bind.ts";

/** What sorts as a value does: for DuckDB a NULL within a struct is the greatest, and a RANGE without a start is the least. */
export const sortable = (type: Type, sql: string): string =>
  type.kind === "RANGE"
    ? bind(sql, (x) => `CASE WHEN ${x} IS NOT NULL THEN row(${x}.range_start IS NOT NULL, ${x}) END`)
    : sql;

export const orderKeys = ordering((type, sql) =>
  type.kind === "FLOAT64" ? [{ sql: `isnan(${sql})`, reversed: true }, { sql }] : [{ sql: sortable(type, sql) }],
);
