/** GoogleSQL's types as DuckDB declares them. */
import type { Field, ScalarName, Type } from "@sluice/googlesql/types";
import * as core from "../core/fields.ts";
import { quote } from "../core/names.ts";

/** BIGNUMERIC is an integer here, scaled by 10^38: exact, ordered and summed by DuckDB itself. */
const scalars: Record<ScalarName, string> = {
  INT64: "BIGINT",
  FLOAT64: "DOUBLE",
  NUMERIC: "DECIMAL(38,9)",
  BIGNUMERIC: "BIGNUM",
  BOOL: "BOOLEAN",
  STRING: "VARCHAR",
  BYTES: "BLOB",
  DATE: "DATE",
  DATETIME: "TIMESTAMP",
  TIME: "TIME",
  TIMESTAMP: "TIMESTAMPTZ",
  INTERVAL: "INTERVAL",
  JSON: "JSON",
};

/** `instead`: other declarations for some scalars, at whatever depth. */
export function declare(type: Type, instead: Partial<Record<ScalarName, string>> = {}): string {
  switch (type.kind) {
    case "ARRAY":
      return `${declare(type.element, instead)}[]`;
    case "STRUCT":
      return `STRUCT(${namedFields(type.fields)
        .map((field) => `${quote(field.name)} ${declare(field.type, instead)}`)
        .join(", ")})`;
    case "RANGE":
      return `STRUCT("range_start" ${declare(type.element)}, "range_end" ${declare(type.element)})`;
    default:
      return instead[type.kind] ?? scalars[type.kind];
  }
}

/** DuckDB wants field names that are there and differ: a GoogleSQL name that does not is `_0`, `_1`. */
export const namedFields = (fields: readonly Field[]): readonly core.NamedField[] =>
  core.namedFields(fields, (i) => `_${i}`);

export const fieldNames = (fields: readonly Field[]): readonly string[] => namedFields(fields).map(({ name }) => name);
