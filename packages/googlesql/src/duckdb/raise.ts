/** Errors from within a statement. DuckDB's own error() is volatile, which TRY does not take. */
import { bind } from "./bind.ts";
import { cast } from "./names.ts";

export const raise = (message: string, type: string): string => cast(`googlesql_error(${message})`, type);

/** DuckDB's sums of DECIMAL(38,9) hold a little more than NUMERIC does. */
export const numericTotal = (total: string): string =>
  bind(
    total,
    (sum) =>
      `CASE WHEN abs(CAST(${sum} AS DOUBLE)) >= 1e29 THEN ${raise("'NUMERIC overflow: SUM'", "DECIMAL(38,9)")} ELSE ${sum} END`,
  );
