/** GoogleSQL's types in PostgreSQL. What has parts is jsonb: an ARRAY its elements, a STRUCT its fields by position, a RANGE both ends. */
import type { ScalarName, Type } from "@sluice/googlesql/types";

const scalars: Readonly<Record<ScalarName, string>> = {
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
};

export const declare = (type: Type): string => (isNested(type) ? "jsonb" : scalars[type.kind]);

/** Without the places of a NUMERIC: what expressions are. */
export const plain = (type: Type): string => (type.kind === "NUMERIC" ? "numeric" : declare(type));

type Nested = Extract<Type, { kind: "ARRAY" | "STRUCT" | "RANGE" }>;

export const isNested = (type: Type): type is Nested =>
  type.kind === "ARRAY" || type.kind === "STRUCT" || type.kind === "RANGE";

/** What PostgreSQL's own type does not tell. */
export const isHidden = (type: Type): boolean => isNested(type) || type.kind === "BIGNUMERIC";
