/** Expressions, queries and what they read from: one file, as each holds the others. */
import type { Span } from "../ast/index.ts";
import type { Column, Type } from "../types.ts";

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
  /** `written`: the digits of a FLOAT64 literal, of which its value may have lost some that a decimal type keeps. */
  (
    | { readonly kind: "literal"; readonly value: LiteralValue; readonly written?: string }
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

export interface Query {
  readonly kind: "query";
  readonly recursive: boolean;
  readonly ctes: readonly { readonly name: string; readonly query: Query }[];
  readonly body: Body;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Expr;
  readonly offset?: Expr;
  /** Names are unique, and never empty: `f0_`, `f1_` for what has none, as in BigQuery. */
  readonly columns: readonly Column[];
  /** SELECT AS STRUCT/VALUE, UNNEST of scalars: rows are values of the one column. */
  readonly valueTable: boolean;
}

export type Body = Select | SetOperation | Query;

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

/** Anything that a query is made of and that has a kind of its own. */
export type Node = Expr | Body | From;
