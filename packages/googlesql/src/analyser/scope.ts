/** What names mean at one place of a statement. */
import type { Expr } from "../tree/index.ts";
import type { Type } from "../types.ts";

/** A column that can be named. `name` is absent for `SELECT 1`'s: a star gives it, nothing else does. */
export interface Visible {
  readonly name: string | undefined;
  readonly expr: Expr;
  /** Reachable by name, but not part of `*`. */
  readonly hidden?: boolean;
}

/** A table alias. GoogleSQL calls it a range variable: it is also a value, the row. */
export interface Range {
  readonly name: string;
  readonly columns: readonly Visible[];
  /** The alias used as a value: a STRUCT of the row, or the element of a value table. */
  readonly value: Expr;
  /** Rows are values: fields of `value` are names too. */
  readonly valueTable: boolean;
}

export type Target =
  | { readonly kind: "column"; readonly column: Visible }
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "ambiguous" };

export interface Scope {
  readonly columns: readonly Visible[];
  readonly ranges: readonly Range[];
  readonly outer: Scope | undefined;
  /** Left neighbours in a FROM: UNNEST sees them, subqueries don't. */
  readonly lateral?: boolean;
  /** Filled on first use. */
  names?: Map<string, Target>;
}

export const scopeOf = (columns: readonly Visible[], ranges: readonly Range[] = [], outer?: Scope): Scope => ({
  columns,
  ranges,
  outer,
});

export const emptyScope = scopeOf([]);

/** Where a FROM begins: no neighbours yet. */
export const beforeFrom = (outer: Scope | undefined): Scope => ({ columns: [], ranges: [], outer, lateral: true });

/** More neighbours to the left. */
export const beside = (scope: Scope, columns: readonly Visible[], ranges: readonly Range[]): Scope => ({
  columns: [...scope.columns, ...columns],
  ranges: [...scope.ranges, ...ranges],
  outer: scope.outer,
  lateral: true,
});

/** What is left of a place in FROM without its neighbours. */
export const outside = (scope: Scope): Scope => (scope.lateral ? (scope.outer ?? emptyScope) : scope);

/** Ranges win over columns of the same name; two columns of one name are ambiguous. */
function index(scope: Scope): Map<string, Target> {
  const names = new Map<string, Target>();
  for (const column of scope.columns) {
    if (column.name === undefined) continue;
    const key = column.name.toLowerCase();
    names.set(key, names.has(key) ? { kind: "ambiguous" } : { kind: "column", column });
  }
  for (const range of scope.ranges) names.set(range.name.toLowerCase(), { kind: "range", range });
  return names;
}

export const findLocal = (name: string, scope: Scope): Target | undefined =>
  (scope.names ??= index(scope)).get(name.toLowerCase());

/** The innermost meaning. */
export function find(name: string, scope: Scope | undefined): Target | undefined {
  for (let at = scope; at; at = at.outer) {
    const target = findLocal(name, at);
    if (target) return target;
  }
  return undefined;
}

/** All names that could have been meant, nearest scope first. */
export function* known(scope: Scope | undefined): Generator<string> {
  for (let at = scope; at; at = at.outer) {
    for (const column of at.columns) if (column.name !== undefined) yield column.name;
    for (const range of at.ranges) yield range.name;
  }
}

export type Found = { readonly column: Visible } | "ambiguous" | undefined;

export function findColumn(name: string, columns: readonly Visible[]): Found {
  const wanted = name.toLowerCase();
  const found = columns.filter((column) => column.name?.toLowerCase() === wanted);
  if (found.length > 1) return "ambiguous";
  return found[0] && { column: found[0] };
}

/** The fields of a STRUCT value as columns. */
export function fieldsOf(value: Expr, type: Type = value.type): Visible[] {
  if (type.kind !== "STRUCT") return [];
  return type.fields.map((field, i) => ({
    name: field.name,
    expr: { kind: "field", base: value, index: i, type: field.type },
  }));
}
