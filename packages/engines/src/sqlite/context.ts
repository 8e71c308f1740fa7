/** What the parts of the renderer hand each other. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type { Expr, From, Query } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

export type CallExpr = Extract<Expr, { kind: "call" }>;

/** Names that stand for other SQL: columns of UNNEST, by relation and column; parameters of lambdas, by name. */
export interface Scope {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly lambdas: ReadonlyMap<string, string>;
  /** Names of the CTEs around, lower case: they hide tables. */
  readonly ctes?: ReadonlySet<string>;
  /** Those that may read themselves: SQLite wants such a name in FROM as it is. */
  readonly recursive?: ReadonlySet<string>;
}

export interface Render {
  readonly scope: Scope;
  expr(expr: Expr): string;
  query(query: Query): string;
  within(scope: Scope): Render;
}

export const unsupported = (what: string): GoogleSqlError =>
  new GoogleSqlError("unsupported", `${what} is not supported on sqlite`);

export const shown = (fn: string): string => fn.toUpperCase();

/** Elements of json_each as values of their type. */
export const fromElement = (sql: string, type: Type): string => (type.kind === "BYTES" ? `unhex(${sql})` : sql);

/** A value as an element for json_array and json_group_array. */
export function toElement(sql: string, type: Type): string {
  if (type.kind === "ARRAY" || type.kind === "STRUCT") return `json(${sql})`;
  return type.kind === "BYTES" ? `CASE WHEN ${sql} IS NOT NULL THEN hex(${sql}) END` : sql;
}

export const withCtes = (scope: Scope, names: readonly string[]): Scope => ({
  ...scope,
  ctes: new Set([...(scope.ctes ?? []), ...names.map((name) => name.toLowerCase())]),
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
