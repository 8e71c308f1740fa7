/** Errors from within a statement. DuckDB's own error() is volatile, which TRY does not take. */
import { cast } from "./names.ts";

export const raise = (message: string, type: string): string => cast(`googlesql_error(${message})`, type);
