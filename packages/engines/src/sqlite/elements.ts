/** Arrays and structs are JSON: values in and out of it. */
import type { From } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { quote } from "../core/names.ts";

/** Elements of json_each as values of their type. */
export const fromElement = (sql: string, type: Type): string => (type.kind === "BYTES" ? `unhex(${sql})` : sql);

/** A value as an element for json_array and json_group_array. */
export function toElement(sql: string, type: Type): string {
  if (type.kind === "ARRAY" || type.kind === "STRUCT") return `json(${sql})`;
  return type.kind === "BYTES" ? `CASE WHEN ${sql} IS NOT NULL THEN hex(${sql}) END` : sql;
}

export function unnestColumns(item: Extract<From, { kind: "unnest" }>): ReadonlyMap<string, string> {
  const alias = quote(item.alias);
  const value = fromElement(`${alias}.value`, item.element);
  const columns = new Map([[item.column, value]]);
  if (item.offset !== undefined) columns.set(item.offset, `${alias}.key`);
  return columns;
}
