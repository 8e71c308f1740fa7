/** The types that deliveries have, as DuckDB declares them. */
import type { Type } from "@sluice/googlesql";

const scalars: Partial<Record<Type["kind"], string>> = {
  INT64: "BIGINT",
  FLOAT64: "DOUBLE",
  NUMERIC: "DECIMAL(38,9)",
  BOOL: "BOOLEAN",
  BYTES: "BLOB",
  DATE: "DATE",
  DATETIME: "TIMESTAMP",
  TIME: "TIME",
  TIMESTAMP: "TIMESTAMPTZ",
  INTERVAL: "INTERVAL",
  JSON: "JSON",
};

export function declare(type: Type): string {
  if (type.kind === "ARRAY") return `${declare(type.element)}[]`;
  if (type.kind !== "STRUCT") return scalars[type.kind] ?? "VARCHAR";
  return `STRUCT(${type.fields.map((field, i) => `"${field.name ?? `_${i}`}" ${declare(field.type)}`).join(", ")})`;
}
