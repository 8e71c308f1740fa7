import { type Type, typeName } from "@sluice/googlesql/types";

const OWN: Partial<Record<Type["kind"], string>> = { INT64: "INTEGER", FLOAT64: "REAL", STRING: "TEXT", BYTES: "BLOB" };

/** Field names with odd letters would end a comment or a type. */
const commented = (type: Type, parameters: readonly number[] = []): string =>
  `/* ${typeName(type).replaceAll("*/", "* /")}${parameters.length > 0 ? `(${parameters.join(", ")})` : ""} */`;

/** What SQLite's own names can't say stands in a comment, before the type: ALTER TABLE drops what comes after. */
export const declare = (type: Type, parameters?: readonly number[]): string =>
  OWN[type.kind] ?? `${commented(type, parameters)} ${type.kind === "BOOL" ? "INTEGER" : "TEXT"}`;

export { commented };

/** Types whose encoding SQLite compares, sorts and groups as GoogleSQL does. */
export const isNative = (type: Type): boolean =>
  ["INT64", "BOOL", "STRING", "BYTES", "DATE", "DATETIME", "TIME", "TIMESTAMP"].includes(type.kind);

/** Types whose encoding is equal exactly where the values are. */
export const isCanonical = (type: Type): boolean =>
  isNative(type) || ["NUMERIC", "BIGNUMERIC", "RANGE"].includes(type.kind);

export const isDecimal = (type: Type): boolean => type.kind === "NUMERIC" || type.kind === "BIGNUMERIC";
