/** What the parts of every renderer hand each other, and what an engine says of its own. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type {
  AggregateExpr,
  AlterAction,
  ColumnDefinition,
  Expr,
  From,
  Query,
  SetOperation,
  Statement,
  TableName,
  WindowExpr,
} from "@sluice/googlesql/tree";
import type { Column, Type } from "@sluice/googlesql/types";
import type { Sorted } from "./order-by.ts";

export type CallExpr = Extract<Expr, { kind: "call" }>;

/** What is known around a piece of the tree. */
export interface Scope {
  /** Columns that are other SQL than their name, by relation and column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Parameters of lambdas that are other SQL than their name. */
  readonly lambdas: ReadonlyMap<string, string>;
  /** Names of the CTEs around, lower case: they hide tables. */
  readonly ctes: ReadonlySet<string>;
  /** Those of them that may read themselves. */
  readonly recursive: ReadonlySet<string>;
}

/** The ways back into the recursion. */
export interface Render {
  readonly syntax: Syntax;
  readonly scope: Scope;
  /** The render of what is around: that which this one came from by `within`. */
  readonly around: Render;
  within(scope: Scope): Render;
  expr(expr: Expr): string;
  query(query: Query): string;
}

/** Of a node's type, that which has this kind. */
export type OfKind<T extends { readonly kind: string }, Kind> = T extends { readonly kind: infer Own }
  ? Kind extends Own
    ? T
    : never
  : never;

/** One function for each kind of node. */
export type ByKind<T extends { readonly kind: string }, Result> = {
  readonly [Kind in T["kind"]]: (node: OfKind<T, Kind>, render: Render) => Result;
};

export type Expressions = ByKind<Expr, string>;
/** Those that an engine has its own SQL for: literals at least. */
export type OwnExpressions = Pick<Expressions, "literal"> & Partial<Expressions>;

/** A query within an expression. */
export type Subquery = OfKind<Expr, "scalar">;

export type Froms = ByKind<From, string>;
export type Statements = ByKind<Statement, readonly string[]>;

export type Alterations = {
  readonly [Kind in AlterAction["kind"]]: (
    action: OfKind<AlterAction, Kind>,
    table: TableName,
    render: Render,
  ) => readonly string[];
};

/** What can have a description. */
export type Commented = "TABLE" | "VIEW";

/** The parts of OVER (…), each its clause or nothing. */
export interface Window {
  readonly partition: string;
  readonly order: string;
  readonly frame: string;
}

/** A window function on its way; its arguments are rendered. */
export interface Windowed extends Arguments {
  readonly node: WindowExpr;
  readonly window: Window;
  readonly render: Render;
}

/** An aggregate call on its way; its arguments are rendered. */
export interface Aggregation extends Arguments {
  readonly node: AggregateExpr | WindowExpr;
  /** The condition that its rows must pass. */
  readonly where: string | undefined;
  /** ` OVER (…)`, or nothing. */
  readonly over: string;
  readonly render: Render;
}

export type Aggregate = (call: Aggregation) => string;
export type Aggregates = Readonly<Record<string, Aggregate>>;

export type WindowFunctions = Readonly<Record<string, (call: Windowed) => string>>;

/** What an engine's SQL is: its own and, where it says nothing, what the core has. */
export interface Syntax {
  readonly expressions: Expressions;
  readonly from: Froms;
  /** Those that are no aggregates, by their name in the registry. */
  readonly windows: WindowFunctions;
  readonly statements: Statements;
  readonly alter: Alterations;
  readonly aggregates: Aggregates;
  /** Functions in the engine's own SQL. */
  readonly natives: Natives;
  /** Functions of ours, for what no native takes. */
  readonly library: Library | undefined;
  /** How a column of this type is declared. */
  readonly declare: (type: Type) => string;
  readonly text: (value: string) => string;
  /** Tables live in schemas. Where not, the schema is a part of the name: `schema__name`. */
  readonly schemas: boolean;
  /** The engine's name for a row's place in a table. */
  readonly rowId: string;
  /** It has QUALIFY. */
  readonly qualify: boolean;
  /** A query in FROM can name its columns: `AS q(a, b)`. */
  readonly derivedColumns: boolean;
  /** What LIMIT says for all rows, where OFFSET can't stand without it. */
  readonly unlimited: string | undefined;
  /** The SQL of an UNNEST's columns by their names, where it is not the names. */
  readonly unnestColumns: (unnest: OfKind<From, "unnest">) => ReadonlyMap<string, string> | undefined;
  /** The keys that sort as the item says. */
  readonly orderKeys: (item: Sorted, sql: string) => string;
  /** What is equal for values that are. */
  readonly groupKey: (key: Expr, sql: string) => string;
  /** The same query without what the engine has not, or runs badly. */
  readonly rewrite: (query: Query) => Query;
  /** Functions that are gone by then. */
  readonly rewritten: readonly string[];
  /** What stands after a CTE's AS. */
  /** A condition that always holds, of each step of a recursion: where a statement is stopped only when it calls a function of ours, it is one. */
  readonly stop: string | undefined;
  readonly cte: (cte: Query["ctes"][number], recursive: boolean, render: Render) => string;
  readonly setOperation: (node: SetOperation, render: Render) => string;
  /** A column of CREATE TABLE and ADD COLUMN. */
  readonly definition: (column: ColumnDefinition, render: Render) => string;
  /** What CREATE TABLE says after its columns. */
  readonly constraints: (node: OfKind<Statement, "createTable">) => readonly string[];
  /** A column in the head of CREATE VIEW. */
  readonly viewColumn: (column: Column & { readonly description?: string }) => string;
  /** Puts the table `fresh` in the place of another table or a view. */
  readonly takePlace: (fresh: TableName, table: TableName, old: "table" | "view", render: Render) => readonly string[];
  /** A table's or a view's description within the text of CREATE. Where there is none, COMMENT ON says it. */
  readonly inlineComment: ((description: string) => string) | undefined;
  /** What COMMENT ON COLUMN says, if anything. */
  readonly columnComment: (what: Commented, column: Column, description: string | undefined) => string | undefined;
  /** Runs the rendering of one expression, where the engine keeps a state of its own meanwhile. */
  readonly fresh: (work: () => string) => string;
}

/** What is called with what: each argument as it is in the tree, and as SQL. */
export interface Arguments {
  readonly fn: string;
  readonly args: readonly Expr[];
  readonly sql: readonly string[];
}

/** A call whose arguments are rendered. Read them with arguments.ts. */
export interface Call extends Arguments {
  readonly type: Type;
  /** SAFE.f(…): NULL where it fails. */
  readonly safe: boolean;
  readonly render: Render;
}

/** One function in an engine's SQL. Undefined: not for these arguments. */
export type Native = (call: Call) => string | undefined;
/** By their names in the registry; those of no other use begin with `$`. */
export type Natives = Readonly<Record<string, Native>>;

export interface Library {
  /** The registry's names of what is in it, for some arguments at least. */
  readonly names: Iterable<string>;
  readonly call: (call: Call) => string;
}

/** The upper-case name as written, for messages. */
export const shown = (fn: string): string => fn.toUpperCase();

/** What an engine does not have. Which engine, says the renderer that this comes out of. */
export const unsupported = (what: string): GoogleSqlError =>
  new GoogleSqlError("unsupported", `${what} is not supported`);
