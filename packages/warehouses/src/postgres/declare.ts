/** The types that deliveries have, as PostgreSQL declares them. */
import type { Type } from "@sluice/googlesql";

const types: Record<Type["kind"], string> = {
  INT64: "bigint",
  FLOAT64: "double precision",
  NUMERIC: "numeric(38,9)",
  BIGNUMERIC: "numeric",
  BOOL: "boolean",
  STRING: "text",
  BYTES: "bytea",
  DATE: "date",
  DATETIME: "timestamp",
  TIME: "time",
  TIMESTAMP: "timestamptz",
  INTERVAL: "interval",
  JSON: "jsonb",
  ARRAY: "jsonb",
  STRUCT: "jsonb",
  RANGE: "jsonb",
};

export const declare = (type: Type): string => types[type.kind];
