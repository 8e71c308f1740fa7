/** DuckDB's types as GoogleSQL's. */
import { DuckDBTypeId, type DuckDBStructType, type DuckDBType } from "@duckdb/node-api";
import type { Column, ScalarName, Type } from "@sluice/googlesql";

const scalars: Partial<Record<DuckDBTypeId, ScalarName>> = {
  [DuckDBTypeId.BOOLEAN]: "BOOL",
  [DuckDBTypeId.TINYINT]: "INT64",
  [DuckDBTypeId.SMALLINT]: "INT64",
  [DuckDBTypeId.INTEGER]: "INT64",
  [DuckDBTypeId.BIGINT]: "INT64",
  [DuckDBTypeId.UTINYINT]: "INT64",
  [DuckDBTypeId.USMALLINT]: "INT64",
  [DuckDBTypeId.UINTEGER]: "INT64",
  [DuckDBTypeId.UBIGINT]: "NUMERIC",
  [DuckDBTypeId.HUGEINT]: "NUMERIC",
  [DuckDBTypeId.UHUGEINT]: "NUMERIC",
  [DuckDBTypeId.DECIMAL]: "NUMERIC",
  [DuckDBTypeId.BIGNUM]: "BIGNUMERIC",
  [DuckDBTypeId.FLOAT]: "FLOAT64",
  [DuckDBTypeId.DOUBLE]: "FLOAT64",
  [DuckDBTypeId.BLOB]: "BYTES",
  [DuckDBTypeId.DATE]: "DATE",
  [DuckDBTypeId.TIME]: "TIME",
  [DuckDBTypeId.TIMESTAMP]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_S]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_MS]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_NS]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_TZ]: "TIMESTAMP",
  [DuckDBTypeId.INTERVAL]: "INTERVAL",
};

/** What GoogleSQL has nothing like (an enum, a UUID) is a STRING. */
export function typeOf(type: DuckDBType): Type {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { kind: "ARRAY", element: typeOf(type.valueType) };
    case DuckDBTypeId.STRUCT:
      return structOf(type);
    case DuckDBTypeId.MAP:
      return { kind: "ARRAY", element: entry(type.keyType, type.valueType) };
    case DuckDBTypeId.VARCHAR:
      return { kind: type.alias === "JSON" ? "JSON" : "STRING" };
    default:
      return { kind: scalars[type.typeId] ?? "STRING" };
  }
}

/** A RANGE is kept as a struct of its two ends. */
function structOf({ entryNames, entryTypes }: DuckDBStructType): Type {
  const [start] = entryTypes;
  if (start && entryNames.join() === "range_start,range_end") return { kind: "RANGE", element: typeOf(start) };
  return { kind: "STRUCT", fields: entryNames.map((name, i) => ({ name, type: typeOf(entryTypes[i]!) })) };
}

const entry = (key: DuckDBType, value: DuckDBType): Type => ({
  kind: "STRUCT",
  fields: [
    { name: "key", type: typeOf(key) },
    { name: "value", type: typeOf(value) },
  ],
});

export const columnsOf = (names: readonly string[], types: readonly DuckDBType[]): readonly Column[] =>
  names.map((name, i) => ({ name, type: typeOf(types[i]!) }));
