import type { SQLInputValue } from "node:sqlite";
import type { Value } from "@sluice/googlesql/functions/implementation";

/** SQLite has neither booleans nor NaN. */
export function toSqlite(value: Value): SQLInputValue {
  if (typeof value === "boolean") return value ? 1n : 0n;
  return typeof value === "number" && Number.isNaN(value) ? "NaN" : value;
}
