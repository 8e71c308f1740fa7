/** A table's schema as the API writes it (https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema). */
import type { Column, Type } from "@sluice/googlesql";
import { invalid } from "./error.ts";

export interface TableField {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
  readonly description?: string;
  readonly fields?: readonly TableField[];
  readonly rangeElementType?: { readonly type: string };
  readonly [other: string]: unknown;
}

export interface TableSchema {
  readonly fields?: readonly TableField[];
}

/** The API's names of types; it takes both. */
const legacy: Readonly<Record<string, string>> = {
  INT64: "INTEGER",
  FLOAT64: "FLOAT",
  BOOL: "BOOLEAN",
  STRUCT: "RECORD",
};
const standard: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(legacy).map(([name, old]) => [old, name])),
  INT: "INT64",
  DECIMAL: "NUMERIC",
  BIGDECIMAL: "BIGNUMERIC",
};

export const standardName = (type: string): string => standard[type.toUpperCase()] ?? type.toUpperCase();

export function fieldOf(name: string, type: Type): TableField {
  if (type.kind === "ARRAY") return { ...fieldOf(name, type.element), mode: "REPEATED" };
  const mode = "NULLABLE";
  if (type.kind === "RANGE") return { name, type: "RANGE", mode, rangeElementType: { type: type.element.kind } };
  if (type.kind !== "STRUCT") return { name, type: legacy[type.kind] ?? type.kind, mode };
  const fields = type.fields.map((field, at) => fieldOf(field.name ?? `_field_${at + 1}`, field.type));
  return { name, type: "RECORD", mode, fields };
}

export const schemaOf = (columns: readonly Column[]): TableSchema => ({
  fields: columns.map(({ name, type }) => fieldOf(name, type)),
});

/** `ARRAY<STRUCT<a INT64>>`, of a field without regard to REQUIRED. */
export function typeText(field: TableField): string {
  const text = scalarText(field);
  return field.mode?.toUpperCase() === "REPEATED" ? `ARRAY<${text}>` : text;
}

function scalarText({ name, type, fields = [], rangeElementType }: TableField): string {
  const kind = standardName(type);
  if (kind === "RANGE") return `RANGE<${rangeElementType?.type ?? "DATE"}>`;
  if (kind !== "STRUCT") return kind;
  if (fields.length === 0) throw invalid(`Field ${name} is type RECORD but has no schema`);
  return `STRUCT<${fields.map((one) => `\`${one.name}\` ${typeText(one)}`).join(", ")}>`;
}

/** What was said of columns that are still there, laid over what is there. */
export function overlaid(there: readonly TableField[], said: readonly TableField[] = []): readonly TableField[] {
  const byName = new Map(said.map((field) => [field.name.toLowerCase(), field]));
  return there.map((field) => {
    const more = byName.get(field.name.toLowerCase());
    if (more === undefined) return field;
    const { fields, type: _, ...rest } = more;
    const mode = field.mode === "REPEATED" ? field.mode : (more.mode ?? field.mode);
    return {
      ...rest,
      ...field,
      ...(mode && { mode }),
      ...(field.fields && { fields: overlaid(field.fields, fields) }),
    };
  });
}
