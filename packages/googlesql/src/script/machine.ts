/** What a running script is: where it runs, what it knows, what its names stand for. */
import type { Statement } from "../ast/index.ts";
import type { UserFunction, UserTableFunction } from "../analyser/context.ts";
import type { TranslationCache } from "../cache.ts";
import type { Table, WildcardTable } from "../catalog.ts";
import type { Driver, Dialect } from "../dialect.ts";
import type { GoogleSqlError } from "../error.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Expr, TableName } from "../tree/index.ts";
import type { Column, Type } from "../types.ts";
import type { FunctionParameter } from "../ast/index.ts";

export interface Result {
  readonly columns: readonly Column[];
  /** Values as in BigQuery's JSON, by the names of the columns. */ readonly rows: readonly Readonly<
    Record<string, unknown>
  >[];
  /** How many the last DML changed, where there was one and the engine says. */
  readonly rowCount?: bigint;
}

export interface Procedure {
  readonly parameters: readonly FunctionParameter[];
  readonly body: readonly Statement[];
  /** What the spans of the body point into. */
  readonly text: string;
}

/** By name, lower case, dots between the parts. */
export interface Routines {
  readonly functions: Map<string, UserFunction>;
  readonly tableFunctions: Map<string, UserTableFunction>;
  readonly procedures: Map<string, Procedure>;
}

export interface SessionOptions {
  /** The dataset of names without one. */
  readonly defaultSchema?: string;
  /** How the engine calls a table: 1 to 3 parts in, as written. */
  readonly nameOf?: (path: readonly string[]) => TableName;
  readonly cache?: TranslationCache;
  /** CREATE TABLE makes the dataset where it is missing. BigQuery would not. */
  readonly createSchemas?: boolean;
  /** Variables, temporary tables and functions stay from one script to the next. */
  readonly keep?: boolean;
  /** Told of each query's result, as it comes; `run` gives the last. */
  readonly onResult?: (result: Result) => void;
  /** Told of statements that are accepted and do nothing. */
  readonly onNote?: (text: string) => void;
  /** Whoever opened the session has a transaction open around it: BEGIN and COMMIT are nothing, ROLLBACK is refused. */
  readonly inTransaction?: boolean;
  /** What other sessions learned of the same warehouse. */
  readonly knowledge?: Knowledge;
}

export interface Machine extends Routines {
  readonly driver: Driver;
  readonly dialect: Dialect;
  readonly options: SessionOptions;
  /** Temporary tables by name, lower case. */
  readonly temporary: Map<string, Table>;
  /** What the driver said of tables, until DDL changes it. */
  readonly described: Map<string, Table | undefined>;
  /** Of names that end with `*`, likewise. */
  readonly wildcards: Map<string, readonly WildcardTable[]>;
  readonly system: System;
  result: Result;
}

/** What `@@` variables tell. */
export interface System {
  rowCount: bigint | undefined;
  dataset: string | undefined;
  /** What others were set to, by their names: `@@project_id`. */
  readonly told: Map<string, string>;
  /** The script's own: `aborted` where the engine dropped it after an error. */
  transaction: "none" | "open" | "aborted";
  error: { readonly raised: GoogleSqlError; readonly statement: string } | undefined;
}

export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** Of `NUMERIC(10, 2)`. */
  readonly parameters?: readonly number[];
  /** A literal, or an ARRAY or STRUCT of literals. */
  value: Expr;
}

/** The variables of a block, and those around it. */
export interface Frame {
  readonly variables: Map<string, Variable>;
  readonly outer: Frame | undefined;
}

/** Parameters of a query: `@name` by name, `?` by position from 0. */
export type Parameters = ReadonlyMap<string, Expr>;

/** What a statement is run with. */
export interface Run {
  readonly machine: Machine;
  readonly frame: Frame;
  readonly parameters: Parameters;
  /** The script's text, which spans point into. */
  readonly text: string;
  /** Within a block that catches errors. */
  readonly catches?: boolean;
}

/** How a list of statements ended, other than at its end. */
export type Signal =
  | undefined
  | { readonly kind: "break" | "continue"; readonly label: string | undefined }
  | { readonly kind: "return" };

export const newFrame = (outer?: Frame): Frame => ({ variables: new Map(), outer });

export const inner = (run: Run): Run => ({ ...run, frame: newFrame(run.frame) });

export function newMachine(driver: Driver, options: SessionOptions): Machine {
  return {
    driver,
    dialect: driver.dialect,
    options,
    functions: new Map(),
    tableFunctions: new Map(),
    procedures: new Map(),
    temporary: new Map(),
    described: new Map(),
    wildcards: new Map(),
    system: { rowCount: undefined, dataset: undefined, told: new Map(), transaction: "none", error: undefined },
    result: EMPTY,
  };
}

/** What the driver said of tables: they are others now, or may be. */
export function forget({ described, wildcards }: Machine): void {
  described.clear();
  wildcards.clear();
}

export const EMPTY: Result = { columns: [], rows: [] };
