/** The syntax tree: what was written, before names and types are known. The parser makes it, the analyser reads it. */
import type { ScalarName } from "./types.ts";

/** Offsets into the source text: `text.slice(start, end)` is the node. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends Span {
  readonly name: string;
  /** Written in backticks. A backticked `p.d.t` in a table position is one Identifier; `splitPath` splits it. */
  readonly quoted: boolean;
}

export type Path = readonly Identifier[];

// ---------------------------------------------------------------- types

export type TypeExpr = Span &
  (
    | { readonly kind: "scalar"; readonly name: ScalarName; readonly parameters: readonly number[] }
    | { readonly kind: "array"; readonly element: TypeExpr }
    | { readonly kind: "range"; readonly element: TypeExpr }
    | { readonly kind: "struct"; readonly fields: readonly { name?: Identifier; type: TypeExpr }[] }
    /** `ANY TYPE` in a templated function. */
    | { readonly kind: "any" }
  );

// ---------------------------------------------------------------- expressions

export type LiteralType = Exclude<ScalarName, "INTERVAL"> | "NULL";

export type Expression = Span &
  (
    | { readonly kind: "literal"; readonly type: "STRING"; readonly value: string }
    | { readonly kind: "literal"; readonly type: "BYTES"; readonly value: Uint8Array }
    | { readonly kind: "literal"; readonly type: "BOOL"; readonly value: boolean }
    | { readonly kind: "literal"; readonly type: "NULL" }
    /** INT64 and FLOAT64 as written (`0xFF`, `1e3`); NUMERIC, DATE, TIMESTAMP, JSON …: the text between the quotes. */
    | {
        readonly kind: "literal";
        readonly type: Exclude<LiteralType, "STRING" | "BYTES" | "BOOL" | "NULL">;
        readonly value: string;
      }
    | { readonly kind: "rangeLiteral"; readonly element: TypeExpr; readonly value: string }
    /** `INTERVAL 5 DAY`, `INTERVAL '1-2' YEAR TO MONTH`. */
    | { readonly kind: "interval"; readonly value: Expression; readonly from: string; readonly to?: string }
    /** `a`, `t.a`, `t.a.b`: which of them is the table is for the analyser. */
    | { readonly kind: "path"; readonly names: Path }
    /** `.name` after anything that is no path: `f(x).name`, `(…).name`, `a[0].name`. */
    | { readonly kind: "field"; readonly base: Expression; readonly name: Identifier }
    /** `a[0]`, `a[OFFSET(0)]`, `a[SAFE_ORDINAL(1)]`, `json["k"]`. */
    | {
        readonly kind: "subscript";
        readonly base: Expression;
        readonly index: Expression;
        readonly mode: "plain" | "offset" | "ordinal" | "safe_offset" | "safe_ordinal" | "key" | "safe_key";
      }
    | { readonly kind: "unary"; readonly operator: "-" | "+" | "~" | "NOT"; readonly operand: Expression }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "between";
        readonly negated: boolean;
        readonly operand: Expression;
        readonly low: Expression;
        readonly high: Expression;
      }
    | {
        readonly kind: "like";
        readonly negated: boolean;
        readonly quantifier?: "ANY" | "ALL";
        readonly operand: Expression;
        readonly patterns: readonly Expression[] | Query | { readonly unnest: Expression };
      }
    | { readonly kind: "in"; readonly negated: boolean; readonly operand: Expression; readonly set: InSet }
    /** IS [NOT] NULL | TRUE | FALSE | UNKNOWN. */
    | {
        readonly kind: "is";
        readonly negated: boolean;
        readonly operand: Expression;
        readonly what: "NULL" | "TRUE" | "FALSE";
      }
    | {
        readonly kind: "distinctFrom";
        readonly negated: boolean;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "case";
        readonly operand?: Expression;
        readonly whens: readonly { when: Expression; then: Expression }[];
        readonly otherwise?: Expression;
      }
    | {
        readonly kind: "cast";
        readonly safe: boolean;
        readonly operand: Expression;
        readonly type: TypeExpr;
        readonly format?: Expression;
        readonly zone?: Expression;
      }
    /** EXTRACT(part FROM value [AT TIME ZONE zone]). */
    | { readonly kind: "extract"; readonly part: Part; readonly operand: Expression; readonly zone?: Expression }
    | Call
    | { readonly kind: "array"; readonly element?: TypeExpr; readonly items: readonly Expression[] }
    /** STRUCT(1 AS a, 2), STRUCT<a INT64>(1), (1, 2). */
    | {
        readonly kind: "struct";
        readonly type?: TypeExpr;
        readonly fields: readonly { name?: Identifier; value: Expression }[];
      }
    | { readonly kind: "subquery"; readonly mode: "scalar" | "array" | "exists"; readonly query: Query }
    | { readonly kind: "lambda"; readonly parameters: readonly Identifier[]; readonly body: Expression }
    /** `@name`, or `?` with its position from 0. */
    | { readonly kind: "parameter"; readonly name: string | number }
    /** `@@error.message`: the path without the signs. */
    | { readonly kind: "systemVariable"; readonly names: Path }
    /** `WITH(a AS 1, b AS a + 1, a + b)`. */
    | {
        readonly kind: "withExpression";
        readonly bindings: readonly { name: Identifier; value: Expression }[];
        readonly body: Expression;
      }
    /** REPLACE_FIELDS and other forms that take `value AS path`. */
    | { readonly kind: "as"; readonly value: Expression; readonly names: Path }
    /** `DEFAULT` in INSERT and UPDATE. */
    | { readonly kind: "default" }
  );

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "||"
  | "&"
  | "|"
  | "^"
  | "<<"
  | ">>"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "AND"
  | "OR";

export type InSet = readonly Expression[] | Query | { readonly unnest: Expression };

/** DAY, MONTH, WEEK(MONDAY), ISOYEAR …, upper case. */
export interface Part extends Span {
  readonly name: string;
  readonly weekday?: string;
}

export interface Call extends Span {
  readonly kind: "call";
  /** As written, `SAFE.` and `NET.` included: `["SAFE", "PARSE_DATE"]`. */
  readonly name: Path;
  readonly args: readonly Argument[];
  /** `COUNT(*)`. */
  readonly star?: boolean;
  readonly distinct?: boolean;
  readonly nulls?: "IGNORE" | "RESPECT";
  /** `ANY_VALUE(x HAVING MAX y)`. */
  readonly having?: { readonly extreme: "MAX" | "MIN"; readonly by: Expression };
  readonly where?: Expression;
  readonly groupBy?: readonly Expression[];
  readonly orderBy?: readonly OrderItem[];
  readonly limit?: Expression;
  readonly over?: WindowSpec;
}

export interface Argument extends Span {
  /** `name => value`. */
  readonly name?: Identifier;
  /** A bare date part is a `path` of one name or a `call` `WEEK(MONDAY)`: the analyser knows which functions take one. TABLE and MODEL arguments are `table`. */
  readonly value:
    | Expression
    | { readonly kind: "table"; readonly path: Path }
    | { readonly kind: "query"; readonly query: Query };
}

export interface WindowSpec extends Span {
  /** `OVER w`, or the base of `OVER (w ORDER BY …)`. */
  readonly base?: Identifier;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly frame?: Frame;
}

export interface Frame {
  readonly unit: "ROWS" | "RANGE";
  readonly start: Bound;
  readonly end: Bound;
}

export type Bound =
  | { readonly kind: "unboundedPreceding" | "unboundedFollowing" | "currentRow" }
  | { readonly kind: "preceding" | "following"; readonly offset: Expression };

export interface OrderItem extends Span {
  readonly value: Expression;
  readonly descending: boolean;
  /** As written; GoogleSQL's default is nulls first ascending, last descending. */
  readonly nulls?: "FIRST" | "LAST";
  readonly collate?: Expression;
}

// ---------------------------------------------------------------- queries

export interface Query extends Span {
  readonly kind: "query";
  readonly recursive: boolean;
  readonly ctes: readonly Cte[];
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Expression;
  readonly offset?: Expression;
  /** `|>` operators that follow, in order. */
  readonly pipes: readonly Pipe[];
}

export interface Cte extends Span {
  readonly name: Identifier;
  readonly query: Query;
}

export type QueryBody = Select | SetOperation | Query | TableQuery;

/** `FROM t` (pipe syntax) and `TABLE t`: a query that is a from clause. */
export interface TableQuery extends Span {
  readonly kind: "from";
  readonly from: FromItem;
}

export interface SetOperation extends Span {
  readonly kind: "setOperation";
  readonly operator: "UNION" | "INTERSECT" | "EXCEPT";
  readonly distinct: boolean;
  /** BY NAME / CORRESPONDING; `outer`: FULL, LEFT or INNER mode. */
  readonly byName?: { readonly mode: "STRICT" | "INNER" | "LEFT" | "FULL"; readonly on?: readonly Identifier[] };
  /** Two or more. */
  readonly queries: readonly QueryBody[];
}

export interface Select extends Span {
  readonly kind: "select";
  readonly distinct: boolean;
  readonly as?: "STRUCT" | "VALUE";
  readonly items: readonly SelectItem[];
  readonly from?: FromItem;
  readonly where?: Expression;
  readonly groupBy?: GroupBy;
  readonly having?: Expression;
  readonly qualify?: Expression;
  readonly windows: readonly { readonly name: Identifier; readonly spec: WindowSpec }[];
}

export type SelectItem = Span &
  (
    | { readonly kind: "value"; readonly value: Expression; readonly alias?: Identifier }
    /** `*`, `t.*`, `(expr).*`, with EXCEPT and REPLACE. */
    | {
        readonly kind: "star";
        readonly base?: Expression;
        readonly except: readonly Identifier[];
        readonly replace: readonly { value: Expression; name: Identifier }[];
        readonly rename?: readonly { from: Identifier; to: Identifier }[];
      }
  );

export type GroupBy = Span &
  ({ readonly kind: "all" } | { readonly kind: "items"; readonly items: readonly GroupItem[] });

export type GroupItem = Span &
  (
    | {
        readonly kind: "value";
        readonly value: Expression;
        readonly alias?: Identifier;
        readonly order?: Omit<OrderItem, "value" | keyof Span>;
      }
    /** ROLLUP(…), CUBE(…), GROUPING SETS(…); an inner list is one set of expressions. */
    | { readonly kind: "rollup" | "cube"; readonly sets: readonly (readonly Expression[])[] }
    | { readonly kind: "groupingSets"; readonly sets: readonly GroupItem[] }
    /** `(a, b)` or `()` within GROUPING SETS. */
    | { readonly kind: "set"; readonly values: readonly Expression[] }
  );

export type FromItem = Span &
  /** A table, a CTE, or a correlated array path (`t.arr`): the analyser decides. */
  (
    | {
        readonly kind: "table";
        readonly path: Path;
        readonly alias?: Identifier;
        readonly offset?: Identifier;
        readonly systemTime?: Expression;
      }
    | { readonly kind: "subquery"; readonly query: Query; readonly alias?: Identifier }
    | {
        readonly kind: "unnest";
        readonly args: readonly Argument[];
        readonly alias?: Identifier;
        readonly offset?: Identifier | true;
      }
    | { readonly kind: "tableFunction"; readonly call: Call; readonly alias?: Identifier }
    | {
        readonly kind: "join";
        readonly join: "INNER" | "LEFT" | "RIGHT" | "FULL" | "CROSS" | "COMMA";
        readonly left: FromItem;
        readonly right: FromItem;
        readonly on?: Expression;
        readonly using?: readonly Identifier[];
      }
    | {
        readonly kind: "pivot";
        readonly input: FromItem;
        readonly aggregates: readonly { value: Expression; alias?: Identifier }[];
        readonly by: Expression;
        readonly values: readonly { value: Expression; alias?: Identifier }[];
        readonly alias?: Identifier;
      }
    | {
        readonly kind: "unpivot";
        readonly input: FromItem;
        readonly includeNulls: boolean;
        readonly values: readonly Identifier[];
        readonly name: Identifier;
        readonly columns: readonly { names: readonly Path[]; label?: Expression }[];
        readonly alias?: Identifier;
      }
    | {
        readonly kind: "sample";
        readonly input: FromItem;
        readonly method: string;
        readonly size: Expression;
        readonly unit: "ROWS" | "PERCENT";
      }
    /** `( a JOIN b … )`. */
    | { readonly kind: "parenthesised"; readonly item: FromItem }
  );

/** A pipe operator. `FROM x |> …` has x as the query's body. */
export type Pipe = Span &
  (
    | {
        readonly kind: "select";
        readonly distinct: boolean;
        readonly items: readonly SelectItem[];
        readonly windows: Select["windows"];
      }
    | { readonly kind: "extend"; readonly items: readonly SelectItem[] }
    | { readonly kind: "set"; readonly items: readonly { name: Identifier; value: Expression }[] }
    | { readonly kind: "drop"; readonly names: readonly Identifier[] }
    | { readonly kind: "rename"; readonly items: readonly { from: Identifier; to: Identifier }[] }
    | { readonly kind: "as"; readonly alias: Identifier }
    | { readonly kind: "where"; readonly condition: Expression }
    | {
        readonly kind: "aggregate";
        readonly items: readonly {
          value: Expression;
          alias?: Identifier;
          order?: Omit<OrderItem, "value" | keyof Span>;
        }[];
        readonly groupBy?: GroupBy;
        readonly andOrderBy: boolean;
      }
    | { readonly kind: "distinct" }
    | { readonly kind: "orderBy"; readonly items: readonly OrderItem[] }
    | { readonly kind: "limit"; readonly limit: Expression; readonly offset?: Expression }
    | {
        readonly kind: "join";
        readonly join: Extract<FromItem, { kind: "join" }>["join"];
        readonly right: FromItem;
        readonly on?: Expression;
        readonly using?: readonly Identifier[];
      }
    | { readonly kind: "call"; readonly call: Call; readonly alias?: Identifier }
    | {
        readonly kind: "setOperation";
        readonly operator: SetOperation["operator"];
        readonly distinct: boolean;
        readonly byName?: SetOperation["byName"];
        readonly queries: readonly Query[];
      }
    | { readonly kind: "window"; readonly items: readonly SelectItem[] }
    | { readonly kind: "sample"; readonly method: string; readonly size: Expression; readonly unit: "ROWS" | "PERCENT" }
    /** The FromItem's `input` is a placeholder of zero width; the pipe's input takes its place. */
    | { readonly kind: "pivot"; readonly pivot: Omit<Extract<FromItem, { kind: "pivot" }>, "input"> }
    | { readonly kind: "unpivot"; readonly unpivot: Omit<Extract<FromItem, { kind: "unpivot" }>, "input"> }
    | { readonly kind: "assert"; readonly condition: Expression; readonly payload: readonly Expression[] }
    | {
        readonly kind: "if";
        readonly branches: readonly { condition: Expression; pipes: readonly Pipe[] }[];
        readonly otherwise?: readonly Pipe[];
      }
    | { readonly kind: "with"; readonly recursive: boolean; readonly ctes: readonly Cte[] }
  );

// ---------------------------------------------------------------- statements

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

export type Dml = Span &
  (
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
  /** Recognised, and refused by name: GRANT, LOAD DATA, EXPORT DATA, CREATE MODEL … */
  | (Span & { readonly kind: "unsupported"; readonly name: string });
