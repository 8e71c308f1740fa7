/**
 * The resolved tree: what was meant. The analyser makes it from the syntax tree, an engine renders it.
 *
 * What has gone by here: stars, USING, aliases in GROUP BY and ORDER BY, ordinals, pipes, PIVOT and UNPIVOT, named arguments,
 * simple CASE, implicit coercions (now explicit `cast`s), correlated array paths (now `unnest`), views of user functions
 * (inlined). Every expression has its type, and every column names the relation it comes from.
 */
import type { Span } from "./ast.ts";
import type { Column, Type } from "./types.ts";

/**
 * Literal values, canonical by type: INT64 bigint; FLOAT64 number; BOOL boolean; STRING string; BYTES Uint8Array;
 * NUMERIC and BIGNUMERIC decimal text; DATE `2024-01-31`; TIME `12:30:00[.ffffff]`; DATETIME `2024-01-31 12:30:00[.ffffff]`;
 * TIMESTAMP the same in UTC, with `+00`; INTERVAL `Y-M D H:M:S[.F]`; JSON text. Trailing zeros of fractions are gone.
 */
export type LiteralValue = bigint | number | boolean | string | Uint8Array | null;

interface Typed {
  readonly type: Type;
  /** Where it was written: for errors. */
  readonly span?: Span;
}

export type Expr = Typed &
  (
    | { readonly kind: "literal"; readonly value: LiteralValue }
    /** A column of a relation in scope (or in an outer scope: correlated). */
    | { readonly kind: "column"; readonly relation: string; readonly name: string }
    /** The whole row of a relation as a STRUCT; for a value table, `column` is meant instead. */
    | { readonly kind: "row"; readonly relation: string; readonly columns: readonly string[] }
    /** A scalar function or operator of the registry, arguments already of the types that its signature says. `and`, `or`: two or more. */
    | { readonly kind: "call"; readonly fn: string; readonly args: readonly Expr[]; readonly safe: boolean }
    | AggregateExpr
    | WindowExpr
    | {
        readonly kind: "cast";
        readonly operand: Expr;
        readonly safe: boolean;
        readonly format?: Expr;
        readonly zone?: Expr;
        readonly parameters?: readonly number[];
      }
    /** Always the searched form. `otherwise` is a NULL literal where none was written. */
    | { readonly kind: "case"; readonly whens: readonly { when: Expr; then: Expr }[]; readonly otherwise: Expr }
    | { readonly kind: "array"; readonly items: readonly Expr[] }
    | { readonly kind: "struct"; readonly fields: readonly Expr[] }
    /** The field at `index` of a STRUCT. */
    | { readonly kind: "field"; readonly base: Expr; readonly index: number }
    | { readonly kind: "scalar" | "arraySubquery" | "exists"; readonly query: Query }
    /** `operand IN (query)`; NOT is a call around it. */
    | { readonly kind: "inQuery"; readonly operand: Expr; readonly query: Query }
    | { readonly kind: "lambda"; readonly parameters: readonly string[]; readonly body: Expr }
    /** A parameter of the lambda or function around it, or a variable of the script: `scope` says which. */
    | { readonly kind: "variable"; readonly name: string; readonly scope: "lambda" | "script" | "parameter" }
    /** A date part or another keyword that a function takes: `DAY`, `WEEK` with its first day, `NFC`. Its type is STRING. */
    | { readonly kind: "part"; readonly part: string; readonly weekday?: string }
  );

export interface AggregateExpr extends Typed {
  readonly kind: "aggregate";
  readonly fn: string;
  readonly args: readonly Expr[];
  readonly distinct: boolean;
  readonly nulls?: "IGNORE" | "RESPECT";
  readonly having?: { readonly extreme: "MAX" | "MIN"; readonly by: Expr };
  readonly where?: Expr;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Expr;
}

export interface WindowExpr extends Omit<AggregateExpr, "kind"> {
  readonly kind: "window";
  /** True for an aggregate used with OVER; false for RANK, LAG and their like. */
  readonly aggregate: boolean;
  readonly partitionBy: readonly Expr[];
  readonly windowOrderBy: readonly OrderItem[];
  readonly frame?: Frame;
}

export interface Frame {
  readonly unit: "ROWS" | "RANGE";
  readonly start: Bound;
  readonly end: Bound;
}

export type Bound =
  | { readonly kind: "unboundedPreceding" | "unboundedFollowing" | "currentRow" }
  | { readonly kind: "preceding" | "following"; readonly offset: Expr };

export interface OrderItem {
  readonly expr: Expr;
  /** Set where it is exactly an output column of the query: its position from 0. Always set above a set operation. */
  readonly output?: number;
  readonly descending: boolean;
  /** Always said: GoogleSQL's default is resolved. */
  readonly nullsFirst: boolean;
}

// ---------------------------------------------------------------- queries

export interface Query {
  readonly kind: "query";
  readonly recursive: boolean;
  readonly ctes: readonly { readonly name: string; readonly query: Query }[];
  readonly body: Select | SetOperation | Query;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Expr;
  readonly offset?: Expr;
  /** Names are unique, and never empty: `f0_`, `f1_` for what has none, as in BigQuery. */
  readonly columns: readonly Column[];
  /** SELECT AS STRUCT/VALUE, UNNEST of scalars: rows are values of the one column. */
  readonly valueTable: boolean;
}

export interface SetOperation {
  readonly kind: "setOperation";
  readonly operator: "UNION" | "INTERSECT" | "EXCEPT";
  readonly distinct: boolean;
  /** Of equal columns, in equal order and type: casts are already in them. */
  readonly queries: readonly Query[];
  readonly columns: readonly Column[];
}

export interface Select {
  readonly kind: "select";
  readonly distinct: boolean;
  readonly items: readonly { readonly name: string; readonly expr: Expr }[];
  readonly from?: From;
  readonly where?: Expr;
  /** Absent: no grouping, or one group of all rows where an item aggregates. */
  readonly groupBy?: {
    /** Any expressions, literals too: `GROUP BY k` where k is `'a' AS k`. */
    readonly keys: readonly Expr[];
    /** Indexes into keys; absent for a plain GROUP BY. */ readonly sets?: readonly (readonly number[])[];
  };
  readonly having?: Expr;
  readonly qualify?: Expr;
}

export type From =
  | { readonly kind: "table"; readonly table: TableName; readonly alias: string; readonly columns: readonly Column[] }
  | { readonly kind: "cte"; readonly name: string; readonly alias: string; readonly columns: readonly Column[] }
  | {
      readonly kind: "subquery";
      readonly query: Query;
      readonly alias: string;
      /** May name columns of its left neighbours. */ readonly lateral: boolean;
    }
  /** `column` and `offset` are columns of `alias`. A STRUCT's fields are reached with `field` on the column. */
  | {
      readonly kind: "unnest";
      readonly array: Expr;
      readonly alias: string;
      readonly column: string;
      readonly offset?: string;
      readonly element: Type;
      readonly correlated: boolean;
    }
  | {
      readonly kind: "join";
      readonly join: "INNER" | "LEFT" | "RIGHT" | "FULL" | "CROSS";
      readonly left: From;
      readonly right: From;
      readonly on?: Expr;
    }
  /** GENERATE_… and others that give rows: by name, from the registry of table functions. */
  | {
      readonly kind: "tableFunction";
      readonly fn: string;
      readonly args: readonly Expr[];
      readonly alias: string;
      readonly columns: readonly Column[];
    }
  | { readonly kind: "sample"; readonly input: From; readonly size: Expr; readonly unit: "ROWS" | "PERCENT" };

/** A table as the engine calls it: parts that the renderer quotes and joins with dots. */
export type TableName = readonly string[];

// ---------------------------------------------------------------- statements

/** `description` and `labels` are what engines can keep of OPTIONS; the rest is accepted and dropped. */
export interface TableOptions {
  readonly description?: string;
}

export interface ColumnDefinition extends Column {
  readonly notNull: boolean;
  readonly default?: Expr;
  readonly description?: string;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: TableName;
  readonly references: readonly string[];
}

export type Statement =
  | { readonly kind: "query"; readonly query: Query }
  | {
      readonly kind: "createTable";
      readonly table: TableName;
      readonly orReplace: boolean;
      readonly ifNotExists: boolean;
      readonly temporary: boolean;
      readonly columns: readonly ColumnDefinition[];
      readonly primaryKey?: readonly string[];
      /** Not enforced in GoogleSQL; an engine that can keep them without harm does. */
      readonly foreignKeys?: readonly ForeignKey[];
      readonly query?: Query;
      readonly options: TableOptions;
      /** What stands there now: `orReplace` must drop it first, `ifNotExists` has nothing to do. */
      readonly replaces?: "table" | "view";
    }
  | {
      readonly kind: "createView";
      readonly table: TableName;
      readonly orReplace: boolean;
      readonly ifNotExists: boolean;
      readonly columns: readonly ColumnDefinition[];
      readonly query: Query;
      readonly options: TableOptions;
      readonly replaces?: "table" | "view";
    }
  | { readonly kind: "createSchema"; readonly schema: string; readonly ifNotExists: boolean }
  | {
      readonly kind: "drop";
      readonly what: "table" | "view" | "schema";
      readonly table: TableName;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: "insert"; readonly table: TableName; readonly columns: readonly Column[]; readonly query: Query }
  | {
      readonly kind: "update";
      readonly table: TableName;
      readonly alias: string;
      readonly set: readonly { column: string; value: Expr }[];
      readonly from?: From;
      readonly where: Expr;
      readonly columns: readonly Column[];
    }
  | { readonly kind: "delete"; readonly table: TableName; readonly alias: string; readonly where: Expr }
  | { readonly kind: "truncate"; readonly table: TableName }
  | {
      readonly kind: "merge";
      readonly table: TableName;
      readonly alias: string;
      /** All of the target's columns. */
      readonly columns: readonly Column[];
      readonly source: From;
      readonly on: Expr;
      readonly whens: readonly MergeWhen[];
    }
  | { readonly kind: "alterTable"; readonly table: TableName; readonly actions: readonly AlterAction[] };

export interface MergeWhen {
  readonly matched: "MATCHED" | "NOT MATCHED BY TARGET" | "NOT MATCHED BY SOURCE";
  readonly condition?: Expr;
  readonly action:
    | { readonly kind: "insert"; readonly columns: readonly string[]; readonly values: readonly Expr[] }
    | { readonly kind: "update"; readonly set: readonly { column: string; value: Expr }[] }
    | { readonly kind: "delete" };
}

export type AlterAction =
  | { readonly kind: "addColumn"; readonly ifNotExists: boolean; readonly column: ColumnDefinition }
  | { readonly kind: "dropColumn"; readonly ifExists: boolean; readonly name: string }
  | { readonly kind: "renameColumn"; readonly from: string; readonly to: string }
  | { readonly kind: "renameTo"; readonly table: TableName }
  | { readonly kind: "alterType"; readonly name: string; readonly type: Type }
  | { readonly kind: "dropNotNull" | "dropDefault"; readonly name: string }
  | { readonly kind: "setDefault"; readonly name: string; readonly default: Expr }
  | { readonly kind: "describe"; readonly name?: string; readonly description: string };
