/** What reads a STRING as another type: of each, our `to_…` fails where `…_or_null` is NULL. */
import type { Type } from "@sluice/googlesql/types";

export const readers: Readonly<Partial<Record<Type["kind"], string>>> = {
  INT64: "int64",
  FLOAT64: "float64",
  NUMERIC: "numeric",
  BIGNUMERIC: "bignumeric",
  BOOL: "bool",
  DATE: "date",
  DATETIME: "datetime",
  TIME: "time",
  TIMESTAMP: "timestamp",
  INTERVAL: "interval",
};
