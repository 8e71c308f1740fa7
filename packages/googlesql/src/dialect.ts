/** What the language needs of an engine: one object, the same few names. packages/engines has one for each. */
import type { Statement } from "./tree/index.ts";
import type { Column, Type } from "./types.ts";

/** Where engines differ in what the language must know. */
export interface Traits {
  /** Tables live in schemas. Where not, the schema is a part of the name: `schema__name`. */
  readonly schemas: boolean;
  /**
   * What a failed statement leaves of an open transaction. keeps: all that was before it. savepoint: the same, where a savepoint
   * was set before it. drops: nothing.
   */
  readonly afterFailure: "keeps" | "savepoint" | "drops";
}

export interface Dialect {
  /** As a warehouse's address begins. */
  readonly name: string;
  /** What code renders: another name after any change of it. Without it no translation is kept from one run to the next. */
  readonly version?: () => string;
  readonly traits: Traits;
  /** The engine's own statements for one GoogleSQL statement, to be run in order within one transaction. A query is the last of them. Throws `unsupported` by name. */
  render(statement: Statement): readonly string[];
  /** The registry's function names that this engine has: the support table. */
  readonly supported: ReadonlySet<string>;
  /** How a column of this GoogleSQL type is declared in the engine's DDL. */
  declare(type: Type): string;
  /** A value as the driver gives it → the JSON value of BigQuery's TO_JSON: INT64 beyond ±2^53 a string, BYTES base64, dates text. */
  decode(value: unknown, type: Type): unknown;
}

/** A connection as this package needs it; packages/engines has one for each driver. */
export interface Driver {
  readonly dialect: Dialect;
  /** Runs one of the engine's own statements. */
  execute(sql: string): Promise<void>;
  /** Runs several, in order, in one call; where an engine has none, one after the other. */
  executeAll?(statements: readonly string[]): Promise<void>;
  /** Rows as arrays, values as the driver gives them (what `Dialect.decode` takes). */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  /**
   * The tables and views there are, with their columns in GoogleSQL's types; undefined if there is none. Who knows that one stands there,
   * and which, saves the engine a look.
   */
  describe(
    name: readonly string[],
    known?: "table" | "view",
  ): Promise<{ readonly type: "table" | "view"; readonly columns: readonly Column[] } | undefined>;
  /** Runs a statement that changes rows and says how many: for `@@row_count`. */
  change?(sql: string): Promise<number>;
  /** All tables and views: for INFORMATION_SCHEMA. */
  relations?(): Promise<readonly Relation[]>;
}

export interface Relation {
  readonly target: { readonly schema: string; readonly name: string };
  readonly type: "table" | "view";
  readonly columns: readonly Column[];
}
