/** Errors from within a statement, by library/errors.sql: DuckDB's own error() is volatile, which TRY does not take. */
import { cast } from "../core/names.ts";
import { bind } from "./bind.ts";

let safe = false;

/** Within SAFE.f(…) what f itself would raise is NULL: a million errors thrown and caught take minutes. */
export const isSafe = (): boolean => safe;

/** What `body` renders raises nothing, or, with false, raises again: arguments and lambdas do. */
export function safely<T>(on: boolean, body: () => T): T {
  const before = safe;
  safe = on;
  try {
    return body();
  } finally {
    safe = before;
  }
}

export const raise = (message: string, type: string): string =>
  cast(safe ? "NULL" : `googlesql.error(${message})`, type);

const GREATEST = cast("'99999999999999999999999999999.999999999'", "DECIMAL(38,9)");

/** DuckDB's sums of DECIMAL(38,9) hold a little more than NUMERIC does. */
export const numericTotal = (total: string): string =>
  bind(
    total,
    (sum) =>
      `CASE WHEN abs(${sum}) > ${GREATEST} THEN ${raise("'NUMERIC overflow: SUM'", "DECIMAL(38,9)")} ELSE ${sum} END`,
  );
