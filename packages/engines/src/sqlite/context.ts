/** What the parts of the renderer hand each other. */
import type { From } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import type { Scope } from "../core/context.ts";

export type { CallExpr, Render, Scope } from "../core/context.ts";
export { shown, unsupported } from "../core/context.ts";

/** Elements of json_each as values of their type. */
export const fromElement = (sql: string, type: Type): string => (type.kind === "BYTES" ? `unhex(${sql})` : sql);

/** A value as an element for json_array and json_group_array. */
export function toElement(sql: string, type: Type): string {
  if (type.kind === "ARRAY" || type.kind === "STRUCT") return `json(${sql})`;
  return type.kind === "BYTES" ? `CASE WHEN ${sql} IS NOT NULL THEN hex(${sql}) END` : sql;
}

export const withCtes = (scope: Scope, names: readonly string[]): Scope => ({
  ...scope,
  ctes: new Set([...scope.ctes, ...names.map((name) => name.toLowerCase())]),
});

/** The scope within a FROM: its UNNESTs are known, other relations hide those around. */
export function scopeWithin(scope: Scope, from: From | undefined): Scope {
  if (from === undefined) return scope;
  const columns = new Map(scope.columns);
  for (const item of relations(from)) {
    if (item.kind === "unnest") columns.set(item.alias, unnestColumns(item));
    else columns.delete(item.alias);
  }
  return { ...scope, columns };
}

type Relation = Extract<From, { readonly alias: string }>;

function relations(from: From): readonly Relation[] {
  if (from.kind === "join") return [...relations(from.left), ...relations(from.right)];
  return from.kind === "sample" ? relations(from.input) : [from];
}

function unnestColumns(item: Extract<From, { kind: "unnest" }>): ReadonlyMap<string, string> {
  const alias = `"${item.alias.replaceAll('"', '""')}"`;
  const value = fromElement(`${alias}.value`, item.element);
  const columns = new Map([[item.column, value]]);
  if (item.offset !== undefined) columns.set(item.offset, `${alias}.key`);
  return columns;
}
