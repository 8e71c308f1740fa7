/** GoogleSQL's types, as every other file here speaks of them. */

const SCALARS = [
  ...(["INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC", "BOOL", "STRING", "BYTES"] as const),
  ...(["DATE", "DATETIME", "TIME", "TIMESTAMP", "INTERVAL", "JSON"] as const),
];

export type ScalarName = (typeof SCALARS)[number];

const scalars: ReadonlySet<string> = new Set(SCALARS);
export const isScalar = (name: string): name is ScalarName => scalars.has(name);

export interface Field {
  /** Absent for an anonymous field, as in `STRUCT(1, 2)`. */
  readonly name?: string;
  readonly type: Type;
}

export type Type =
  | { readonly kind: ScalarName }
  | { readonly kind: "ARRAY"; readonly element: Type }
  | { readonly kind: "STRUCT"; readonly fields: readonly Field[] }
  | { readonly kind: "RANGE"; readonly element: Type };

export interface Column {
  readonly name: string;
  readonly type: Type;
  /** Of `NUMERIC(10, 2)` and `STRING(20)`: what is stored must keep to them. Only a table's columns have any. */
  readonly parameters?: readonly number[];
  /**
   * The engine's SQL for a value of `type`, of a column that is kept as something else: `CAST("id" AS VARCHAR)` of a UUID. Only
   * columns of tables that others made have any; what reads such a table must use it.
   */
  readonly reading?: string;
  /** The engine would take a value of `type` for another where it is written or compared in place: statements that change it are refused. */
  readonly readOnly?: boolean;
}

export const INT64: Type = { kind: "INT64" };
export const FLOAT64: Type = { kind: "FLOAT64" };
export const NUMERIC: Type = { kind: "NUMERIC" };
export const BIGNUMERIC: Type = { kind: "BIGNUMERIC" };
export const BOOL: Type = { kind: "BOOL" };
export const STRING: Type = { kind: "STRING" };
export const BYTES: Type = { kind: "BYTES" };
export const DATE: Type = { kind: "DATE" };
export const DATETIME: Type = { kind: "DATETIME" };
export const TIME: Type = { kind: "TIME" };
export const TIMESTAMP: Type = { kind: "TIMESTAMP" };
export const INTERVAL: Type = { kind: "INTERVAL" };
export const JSON_TYPE: Type = { kind: "JSON" };

export const arrayOf = (element: Type): Type => ({ kind: "ARRAY", element });
export const structOf = (fields: readonly Field[]): Type => ({ kind: "STRUCT", fields });
export const rangeOf = (element: Type): Type => ({ kind: "RANGE", element });

/** `ARRAY<STRUCT<a INT64, STRING>>`, as GoogleSQL writes it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "ARRAY":
    case "RANGE":
      return `${type.kind}<${typeName(type.element)}>`;
    case "STRUCT":
      return `STRUCT<${type.fields.map(fieldName).join(", ")}>`;
    default:
      return type.kind;
  }
}

export type StructType = Extract<Type, { kind: "STRUCT" }>;

/** The type of a STRUCT's field at an index from 0. */
export function fieldType(type: StructType, index: number): Type {
  const field = type.fields[index];
  if (!field) throw new Error(`expected a field at ${index} of ${typeName(type)}`);
  return field.type;
}

const fieldName = (field: Field): string =>
  field.name === undefined ? typeName(field.type) : `${field.name} ${typeName(field.type)}`;

/** Same type; field names count, as they do in GoogleSQL's `STRUCT` equality of types. */
export const sameType = (a: Type, b: Type): boolean => typeName(a) === typeName(b);
