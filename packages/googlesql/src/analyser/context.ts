/** What every part of the analyser is handed: the world, the place, and the ways back into the recursion. */
import type * as ast from "../ast/index.ts";
import type { Catalog } from "../catalog.ts";
import type { From, Expr, Query } from "../tree/index.ts";
import type { Type } from "../types.ts";
import type { Range, Scope, Visible } from "./scope.ts";

/** CREATE FUNCTION … AS (expression), as it was written. */
export interface UserFunction {
  readonly parameters: readonly ast.FunctionParameter[];
  readonly returns?: ast.TypeExpr;
  readonly body: ast.Expression;
  readonly aggregate: boolean;
}

export interface UserTableFunction {
  readonly parameters: readonly ast.FunctionParameter[];
  readonly query: ast.Query;
}

export interface AnalyseOptions {
  /** Of the script around the statement; system variables as `@@row_count`. */
  readonly variables?: ReadonlyMap<string, Type>;
  /** `@name` by its name, `?` by its position from 0. */
  readonly parameters?: ReadonlyMap<string, Type>;
  /** Lower case, dots between the parts. */
  readonly functions?: ReadonlyMap<string, UserFunction>;
  readonly tableFunctions?: ReadonlyMap<string, UserTableFunction>;
}

/** A named query that FROM can mention. */
export interface NamedQuery {
  /** As emitted. */
  readonly name: string;
  readonly columns: readonly OutputColumn[];
  readonly valueTable: boolean;
}

export interface Ctes {
  find(name: string): NamedQuery | undefined;
  names(): Iterable<string>;
}

/** An aggregate or a window that a function's subquery reads: there it is a column of the relation `alias`. */
export interface Hoisted {
  readonly alias: string;
  readonly expr: Extract<Expr, { kind: "aggregate" | "window" }>;
}

/** What is allowed where we are. */
export interface Stage {
  /** For messages: `WHERE`. */
  readonly clause: string;
  readonly aggregates: boolean;
  readonly windows: boolean;
  /** Names within the arguments of an aggregate, where they are not the place's own (HAVING, ORDER BY). */
  readonly aggregateScope?: Scope;
  readonly named?: ReadonlyMap<string, ast.WindowSpec>;
  /** Where the select puts what is hoisted out of its functions' subqueries. */
  readonly hoisted?: Hoisted[];
}

export interface Env {
  readonly context: Context;
  readonly scope: Scope;
  readonly ctes: Ctes | undefined;
  readonly stage: Stage;
  /** Parameters of the lambdas around, as emitted. */
  readonly lambdas?: ReadonlySet<string>;
}

/** A column of a query: its name in the tree, and the name that GoogleSQL knows it by, if any. */
export interface OutputColumn {
  readonly emitted: string;
  readonly name: string | undefined;
  readonly type: Type;
}

export interface Resolved {
  readonly query: Query;
  readonly columns: readonly OutputColumn[];
}

/** A from item: its tree, and what it makes visible. `columns` is what `*` gives, in order. */
export interface Source {
  readonly from: From;
  readonly columns: readonly Visible[];
  readonly ranges: readonly Range[];
}

export interface Context {
  readonly catalog: Catalog;
  readonly options: AnalyseOptions;
  /** A relation's name that no other relation of the statement has. */
  readonly alias: (wanted: string) => string;
  readonly cteName: (wanted: string) => string;
  /** Functions being inlined, against recursion. */
  readonly inlining: Set<string>;
  readonly expression: (node: ast.Expression, env: Env) => Expr;
  readonly query: (node: ast.Query, env: Env) => Resolved;
  readonly source: (item: ast.FromItem, env: Env) => Source;
}

export const plain = (clause: string): Stage => ({ clause, aggregates: false, windows: false });

export const within = (env: Env, scope: Scope, stage: Stage = env.stage): Env => ({ ...env, scope, stage });
