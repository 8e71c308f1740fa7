/** DuckDB's types as GoogleSQL's. */
import { type DuckDBStructType, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import type { Field, ScalarName, Type } from "@sluice/googlesql/types";

const SCALARS: Partial<Record<DuckDBTypeId, ScalarName>> = {
  [DuckDBTypeId.BOOLEAN]: "BOOL",
  [DuckDBTypeId.TINYINT]: "INT64",
  [DuckDBTypeId.SMALLINT]: "INT64",
  [DuckDBTypeId.INTEGER]: "INT64",
  [DuckDBTypeId.BIGINT]: "INT64",
  [DuckDBTypeId.DECIMAL]: "NUMERIC",
  [DuckDBTypeId.HUGEINT]: "NUMERIC",
  [DuckDBTypeId.BIGNUM]: "BIGNUMERIC",
  [DuckDBTypeId.FLOAT]: "FLOAT64",
  [DuckDBTypeId.DOUBLE]: "FLOAT64",
  [DuckDBTypeId.BLOB]: "BYTES",
  [DuckDBTypeId.DATE]: "DATE",
  [DuckDBTypeId.TIME]: "TIME",
  [DuckDBTypeId.TIMESTAMP]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_TZ]: "TIMESTAMP",
  [DuckDBTypeId.INTERVAL]: "INTERVAL",
};

/** What GoogleSQL has nothing like is a STRING. */
export function typeOf(type: DuckDBType): Type {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { kind: "ARRAY", element: typeOf(type.valueType) };
    case DuckDBTypeId.STRUCT:
      return structOf(type);
    case DuckDBTypeId.VARCHAR:
      return { kind: type.alias === "JSON" ? "JSON" : "STRING" };
    default:
      return { kind: SCALARS[type.typeId] ?? "STRING" };
  }
}

/** A RANGE is kept as a struct of its two ends. */
function structOf({ entryNames, entryTypes }: DuckDBStructType): Type {
  const [start] = entryTypes;
  if (start && entryNames.join() === "range_start,range_end") return { kind: "RANGE", element: typeOf(start) };
  return { kind: "STRUCT", fields: entryTypes.map((type, i) => field(entryNames[i] ?? "", i, type)) };
}

/** `_0` is how a field without a name is kept. */
const field = (name: string, i: number, type: DuckDBType): Field =>
  name === `_${i}` ? { type: typeOf(type) } : { name, type: typeOf(type) };
