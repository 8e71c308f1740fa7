import type { Identifier, Path, Span } from "./names.ts";
import type { Expression, FromItem, Query } from "./nodes.ts";
import type { TypeExpr } from "./types.ts";

export type Options = readonly { readonly name: Identifier; readonly value: Expression }[];

export interface ColumnDefinition extends Span {
  readonly name: Identifier;
  readonly type?: TypeExpr;
  readonly notNull: boolean;
  readonly default?: Expression;
  readonly options: Options;
  readonly primaryKey?: boolean;
}

export interface FunctionParameter extends Span {
  readonly name: Identifier;
  readonly type: TypeExpr;
  readonly mode?: "IN" | "OUT" | "INOUT";
  readonly default?: Expression;
}

/** `FOREIGN KEY (a) REFERENCES t (b) NOT ENFORCED`. */
export interface ForeignKey {
  readonly columns: readonly Identifier[];
  readonly path: Path;
  /** Those of the other table; empty where none are named. */
  readonly references: readonly Identifier[];
}

export type Create = Span & {
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly temporary: boolean;
  readonly path: Path;
} & (
    | {
        readonly kind: "createTable";
        readonly columns: readonly ColumnDefinition[];
        readonly primaryKey?: readonly Identifier[];
        readonly foreignKeys?: readonly ForeignKey[];
        readonly partitionBy?: Expression;
        readonly clusterBy: readonly Expression[];
        readonly options: Options;
        readonly query?: Query;
        readonly like?: Path;
        readonly copy?: Path;
      }
    | {
        readonly kind: "createView";
        readonly materialized: boolean;
        readonly columns: readonly ColumnDefinition[];
        readonly options: Options;
        readonly query: Query;
      }
    | { readonly kind: "createSchema"; readonly options: Options }
    | {
        readonly kind: "createFunction";
        readonly aggregate: boolean;
        readonly parameters: readonly FunctionParameter[];
        readonly returns?: TypeExpr;
        readonly language?: string;
        readonly body: Expression | string;
        readonly options: Options;
      }
    | { readonly kind: "createTableFunction"; readonly parameters: readonly FunctionParameter[]; readonly query: Query }
    | {
        readonly kind: "createProcedure";
        readonly parameters: readonly FunctionParameter[];
        readonly body: readonly Statement[];
        readonly options: Options;
      }
  );

/** `assertRows`: as many rows must be changed, or none is. */
export type Dml = Span & { readonly assertRows?: number } & (
    | {
        readonly kind: "insert";
        readonly path: Path;
        readonly columns: readonly Identifier[];
        readonly source: Query | readonly (readonly Expression[])[];
      }
    | {
        readonly kind: "update";
        readonly path: Path;
        readonly alias?: Identifier;
        readonly set: readonly { target: Path; value: Expression }[];
        readonly from?: FromItem;
        readonly where: Expression;
      }
    | { readonly kind: "delete"; readonly path: Path; readonly alias?: Identifier; readonly where: Expression }
    | {
        readonly kind: "merge";
        readonly path: Path;
        readonly alias?: Identifier;
        readonly source: FromItem;
        readonly on: Expression;
        readonly whens: readonly MergeWhen[];
      }
    | { readonly kind: "truncate"; readonly path: Path }
  );

export interface MergeWhen extends Span {
  readonly matched: "MATCHED" | "NOT MATCHED BY TARGET" | "NOT MATCHED BY SOURCE";
  readonly condition?: Expression;
  readonly action:
    | {
        readonly kind: "insert";
        readonly columns: readonly Identifier[];
        readonly values: readonly Expression[] | "ROW";
      }
    | { readonly kind: "update"; readonly set: readonly { target: Path; value: Expression }[] }
    | { readonly kind: "delete" };
}

export type AlterAction =
  | { readonly kind: "addColumn"; readonly ifNotExists: boolean; readonly column: ColumnDefinition }
  | { readonly kind: "dropColumn"; readonly ifExists: boolean; readonly name: Identifier }
  | { readonly kind: "renameColumn"; readonly ifExists: boolean; readonly from: Identifier; readonly to: Identifier }
  | { readonly kind: "renameTo"; readonly path: Path }
  | { readonly kind: "setOptions"; readonly options: Options }
  /** ADD and DROP of keys, which are not enforced. */
  | { readonly kind: "constraint" }
  | {
      readonly kind: "alterColumn";
      readonly ifExists: boolean;
      readonly name: Identifier;
      readonly change:
        | "dropNotNull"
        | "dropDefault"
        | { readonly type: TypeExpr }
        | { readonly default: Expression }
        | { readonly options: Options };
    };

export type Scripting = Span &
  (
    | {
        readonly kind: "declare";
        readonly names: readonly Identifier[];
        readonly type?: TypeExpr;
        readonly default?: Expression;
      }
    /** `SET x = 1`, `SET (a, b) = (…)`, `SET @@x = …`. */
    | { readonly kind: "set"; readonly targets: readonly Path[]; readonly system: boolean; readonly value: Expression }
    | {
        readonly kind: "ifStatement";
        readonly branches: readonly { condition: Expression; body: readonly Statement[] }[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "caseStatement";
        readonly operand?: Expression;
        readonly whens: readonly { when: Expression; body: readonly Statement[] }[];
        readonly otherwise?: readonly Statement[];
      }
    | { readonly kind: "loop"; readonly label?: Identifier; readonly body: readonly Statement[] }
    | {
        readonly kind: "while";
        readonly label?: Identifier;
        readonly condition: Expression;
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: "repeat";
        readonly label?: Identifier;
        readonly body: readonly Statement[];
        readonly until: Expression;
      }
    | {
        readonly kind: "for";
        readonly label?: Identifier;
        readonly variable: Identifier;
        readonly query: Query;
        readonly body: readonly Statement[];
      }
    | { readonly kind: "break" | "continue"; readonly label?: Identifier }
    | { readonly kind: "return" }
    | {
        readonly kind: "block";
        readonly label?: Identifier;
        readonly body: readonly Statement[];
        readonly exception?: readonly Statement[];
      }
    | { readonly kind: "raise"; readonly message?: Expression }
    | {
        readonly kind: "executeImmediate";
        readonly sql: Expression;
        readonly into: readonly Identifier[];
        readonly using: readonly { value: Expression; name?: Identifier }[];
      }
    | { readonly kind: "callProcedure"; readonly path: Path; readonly args: readonly Expression[] }
    | { readonly kind: "assert"; readonly condition: Expression; readonly message?: Expression }
    | { readonly kind: "transaction"; readonly action: "BEGIN" | "COMMIT" | "ROLLBACK" }
  );

export type Statement =
  | (Span & { readonly kind: "queryStatement"; readonly query: Query })
  | Create
  | Dml
  | Scripting
  | (Span & {
      readonly kind: "drop";
      readonly what: "TABLE" | "VIEW" | "MATERIALIZED VIEW" | "SCHEMA" | "FUNCTION" | "TABLE FUNCTION" | "PROCEDURE";
      readonly ifExists: boolean;
      readonly path: Path;
      readonly cascade: boolean;
    })
  | (Span & {
      readonly kind: "alterTable" | "alterView" | "alterSchema";
      readonly ifExists: boolean;
      readonly path: Path;
      readonly actions: readonly AlterAction[];
    })
  /** Accepted, and nothing here: GRANT, REVOKE. */
  | (Span & { readonly kind: "withoutEffect"; readonly name: string })
  /** Recognised, and refused by name: LOAD DATA, EXPORT DATA, CREATE MODEL … */
  | (Span & { readonly kind: "unsupported"; readonly name: string });
