/** Values in and out of jsonb. */
import type { Type } from "@sluice/googlesql/types";
import { cast } from "../core/names.ts";
import { text } from "./names.ts";
import { isNested, plain } from "./types.ts";

/** A value as a part of another: jsonb. A NULL stays one; where parts are put together it becomes JSON's null. */
export const toJsonb = (sql: string, type: Type): string =>
  isNested(type) || type.kind === "JSON" ? sql : `to_jsonb(${sql})`;

/** The part of a jsonb value at a position from 0. */
export const fromJsonbAt = (sql: string, index: number | string, type: Type): string =>
  isNested(type) || type.kind === "JSON"
    ? fromJsonb(`(${sql} -> ${index})`, type)
    : typed(`(${sql} ->> ${index})`, type);

/** One part, which is jsonb itself. */
export function fromJsonb(sql: string, type: Type): string {
  if (type.kind === "JSON") return sql;
  return isNested(type) ? `nullif(${sql}, 'null'::jsonb)` : typed(`(${sql} #>> '{}')`, type);
}

const typed = (sql: string, type: Type): string => (type.kind === "STRING" ? sql : cast(sql, plain(type)));

/** Functions take at most 100 arguments. */
export function jsonbArray(items: readonly string[]): string {
  if (items.length <= 90) return `jsonb_build_array(${items.join(", ")})`;
  return `(jsonb_build_array(${items.slice(0, 90).join(", ")}) || ${jsonbArray(items.slice(90))})`;
}

/** A type for our library: a kind, `["ARRAY",t]`, `["RANGE",t]`, `["STRUCT",["name",t]…]`. */
export const typeText = (type: Type): string => `${text(JSON.stringify(shape(type)))}::jsonb`;

function shape(type: Type): unknown {
  if (type.kind === "STRUCT") return ["STRUCT", ...type.fields.map((field) => [field.name ?? "", shape(field.type)])];
  return type.kind === "ARRAY" || type.kind === "RANGE" ? [type.kind, shape(type.element)] : type.kind;
}
