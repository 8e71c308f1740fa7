/**
 * DuckDB's types as GoogleSQL's. A type that this project declares is read as it is; any other (tables that others made) by SQL
 * that makes it one: an ENUM would sort by its places, a TIMESTAMP_NS differ in digits that no DATETIME has.
 */
import {
  DuckDBTypeId,
  type DuckDBDecimalType,
  type DuckDBMapType,
  type DuckDBStructType,
  type DuckDBType,
} from "@duckdb/node-api";
import type { Column, Field, ScalarName, Type } from "@sluice/googlesql";
import { quote, quoted } from "../../core/names.ts";
import { inner } from "../bind.ts";
import { declare, fieldNames } from "../types.ts";
import { structOf } from "../wire.ts";

/** `sql`: the value as one of the type. Absent where it is one already. */
interface Read {
  readonly type: Type;
  readonly sql?: (value: string) => string;
}

/** By the ids of the types that this project declares. */
const own: Partial<Record<DuckDBTypeId, ScalarName>> = {
  [DuckDBTypeId.BOOLEAN]: "BOOL",
  [DuckDBTypeId.BIGINT]: "INT64",
  [DuckDBTypeId.HUGEINT]: "NUMERIC",
  [DuckDBTypeId.BIGNUM]: "BIGNUMERIC",
  [DuckDBTypeId.DOUBLE]: "FLOAT64",
  [DuckDBTypeId.BLOB]: "BYTES",
  [DuckDBTypeId.DATE]: "DATE",
  [DuckDBTypeId.TIME]: "TIME",
  [DuckDBTypeId.TIMESTAMP]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_TZ]: "TIMESTAMP",
  [DuckDBTypeId.INTERVAL]: "INTERVAL",
};

/** Others, of which a CAST makes one of these. */
const near: Partial<Record<DuckDBTypeId, ScalarName>> = {
  [DuckDBTypeId.TINYINT]: "INT64",
  [DuckDBTypeId.SMALLINT]: "INT64",
  [DuckDBTypeId.INTEGER]: "INT64",
  [DuckDBTypeId.UTINYINT]: "INT64",
  [DuckDBTypeId.USMALLINT]: "INT64",
  [DuckDBTypeId.UINTEGER]: "INT64",
  [DuckDBTypeId.SQLNULL]: "INT64",
  [DuckDBTypeId.UBIGINT]: "NUMERIC",
  [DuckDBTypeId.FLOAT]: "FLOAT64",
  [DuckDBTypeId.TIMESTAMP_S]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_MS]: "DATETIME",
  [DuckDBTypeId.TIMESTAMP_NS]: "DATETIME",
};

function read(type: DuckDBType): Read {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
      return list(type.valueType);
    case DuckDBTypeId.ARRAY:
      return after((value) => `CAST(${value} AS ${String(type.valueType)}[])`, list(type.valueType));
    case DuckDBTypeId.MAP:
      return map(type);
    case DuckDBTypeId.STRUCT:
      return struct(type);
    case DuckDBTypeId.DECIMAL:
      return decimal(type);
    case DuckDBTypeId.UHUGEINT:
      return wholeNumber;
    case DuckDBTypeId.TIME_NS:
      return { type: { kind: "TIME" }, sql: (value) => `CAST(left(CAST(${value} AS VARCHAR), 15) AS TIME)` };
    case DuckDBTypeId.VARCHAR:
      return { type: { kind: type.alias === "JSON" ? "JSON" : "STRING" } };
    default:
      return scalar(type.typeId);
  }
}

/** What GoogleSQL has nothing like (an ENUM, a UUID, a UNION) is its text. */
function scalar(id: DuckDBTypeId): Read {
  const kind = own[id];
  return kind ? { type: { kind } } : castTo({ kind: near[id] ?? "STRING" });
}

const castTo = (type: Type): Read => ({ type, sql: (value) => `CAST(${value} AS ${declare(type)})` });

/** Made into another DuckDB type first. */
const after = (first: (value: string) => string, { type, sql }: Read): Read => ({
  type,
  sql: (value) => (sql ? sql(first(value)) : first(value)),
});

/** NUMERIC has 29 digits before the point and 9 behind. Beside one, DuckDB would round to the scale of a wider DECIMAL. */
function decimal({ width, scale }: DuckDBDecimalType): Read {
  const fits = width - scale <= 29;
  if (scale <= 9) return fits ? numeric : scale === 0 ? wholeNumber : castTo(numeric.type);
  return { type: { kind: "BIGNUMERIC" }, sql: bignum(scale) };
}

const numeric: Read = { type: { kind: "NUMERIC" } };

/** Of 38 digits, signed. */
const wholeNumber: Read = { ...numeric, sql: (value) => `CAST(${value} AS HUGEINT)` };

/** A BIGNUMERIC is kept as an integer, scaled by 10^38. */
const bignum =
  (scale: number) =>
  (value: string): string =>
    `CAST(replace(CAST(${value} AS VARCHAR), '.', '') || '${"0".repeat(38 - scale)}' AS BIGNUM)`;

const list = (element: DuckDBType): Read => listOf(read(element));

function listOf({ type, sql }: Read): Read {
  const array: Type = { kind: "ARRAY", element: type };
  if (!sql) return { type: array };
  return { type: array, sql: (value) => inner((name) => `list_transform(${value}, lambda ${name}: ${sql(name)})`) };
}

/** Its entries, in their order. */
function map({ keyType, valueType }: DuckDBMapType): Read {
  const entries = listOf(structOfReads(["key", "value"], [read(keyType), read(valueType)]));
  return after((value) => `map_entries(${value})`, entries);
}

/** A RANGE is kept as a struct of its two ends. */
function struct({ entryNames, entryTypes }: DuckDBStructType): Read {
  const reads = entryTypes.map(read);
  const [start] = reads;
  if (start && !start.sql && entryNames.join() === "range_start,range_end")
    return { type: { kind: "RANGE", element: start.type } };
  return structOfReads(entryNames, reads);
}

/** A field without a name is kept as `_0`, `_1`, by its position; others leave it empty. */
function structOfReads(names: readonly string[], reads: readonly Read[]): Read {
  const fields = reads.map(({ type }, i): Field => {
    const name = names[i];
    return name === "" || name === undefined || name === `_${i}` ? { type } : { name, type };
  });
  const type: Type = { kind: "STRUCT", fields };
  const kept = fieldNames(fields);
  if (reads.every(({ sql }, i) => !sql && kept[i] === names[i])) return { type };
  const values = (struct: string) =>
    reads.map(({ sql = same }, i) => sql(`struct_extract(${struct}, ${names[i] ? quoted(names[i]) : i + 1})`));
  return { type, sql: (value) => `CASE WHEN ${value} IS NOT NULL THEN ${structOf(kept, values(value))} END` };
}

const same = (value: string): string => value;

export const columnsOf = (names: readonly string[], types: readonly DuckDBType[]): readonly Column[] =>
  types.map((given, i) => {
    const name = names[i] ?? "";
    const { type, sql } = read(given);
    return { name, type, ...(sql && { reading: sql(quote(name)), ...(isScaled(type) && { readOnly: true }) }) };
  });

/** A number of it would be written 10^38 times too large, and found equal to none. */
function isScaled(type: Type): boolean {
  if (type.kind === "ARRAY") return isScaled(type.element);
  if (type.kind === "STRUCT") return type.fields.some((field) => isScaled(field.type));
  return type.kind === "BIGNUMERIC";
}
