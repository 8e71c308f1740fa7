import type { Column, Type } from "../types.ts";
import type { Expr, From, Query, TableName } from "./nodes.ts";

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
