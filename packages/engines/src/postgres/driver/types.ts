/** PostgreSQL's types as GoogleSQL's. */
import type { ScalarName, Type } from "@sluice/googlesql";
import { typeFrom } from "../../driver/type-text.ts";

const scalars: Readonly<Record<string, ScalarName>> = {
  smallint: "INT64",
  integer: "INT64",
  bigint: "INT64",
  real: "FLOAT64",
  "double precision": "FLOAT64",
  numeric: "NUMERIC",
  boolean: "BOOL",
  bytea: "BYTES",
  date: "DATE",
  "time without time zone": "TIME",
  "timestamp without time zone": "DATETIME",
  "timestamp with time zone": "TIMESTAMP",
  interval: "INTERVAL",
  json: "JSON",
  jsonb: "JSON",
};

/** Of these types the first line of the column's comment may tell more. */
const hiding = new Set(["jsonb", "numeric"]);

/** `name` as format_type() gives it; `unscaled`: a numeric without digits and scale. */
export function typeOf(name: string, comment: unknown, unscaled: boolean): Type {
  const commented = hiding.has(name) ? typeFrom(String(comment ?? "").split("\n", 1)[0] ?? "") : undefined;
  if (commented) return commented;
  if (unscaled) return { kind: "BIGNUMERIC" };
  if (name.endsWith("[]")) return { kind: "ARRAY", element: { kind: scalars[name.slice(0, -2)] ?? "STRING" } };
  return { kind: scalars[name] ?? "STRING" };
}
