/** Expressions, queries and what they read from: one file, as each holds the others. */
import type { BinaryOperator, Join, Leaf, Part, Subscript } from "./leaves.ts";
import type { Identifier, Path, Span } from "./names.ts";
import type { TypeExpr } from "./types.ts";

export type Expression = Span &
  (
    | Leaf
    /** `INTERVAL 5 DAY`, `INTERVAL '1-2' YEAR TO MONTH`. */
    | { readonly kind: "interval"; readonly value: Expression; readonly from: string; readonly to?: string }
    /** `.name` after anything that is no path: `f(x).name`, `(…).name`, `a[0].name`. */
    | { readonly kind: "field"; readonly base: Expression; readonly name: Identifier }
    /** `a[0]`, `a[OFFSET(0)]`, `a[SAFE_ORDINAL(1)]`, `json["k"]`. */
    | { readonly kind: "subscript"; readonly base: Expression; readonly index: Expression; readonly mode: Subscript }
    | { readonly kind: "unary"; readonly operator: "-" | "+" | "~" | "NOT"; readonly operand: Expression }
    | (Sides & { readonly kind: "binary"; readonly operator: BinaryOperator })
    | (Sides & { readonly kind: "distinctFrom"; readonly negated: boolean })
    | (Tested & { readonly kind: "between"; readonly low: Expression; readonly high: Expression })
    | (Tested & { readonly kind: "like"; readonly quantifier?: "ANY" | "ALL"; readonly patterns: InSet })
    | (Tested & { readonly kind: "in"; readonly set: InSet })
    /** IS [NOT] NULL | TRUE | FALSE | UNKNOWN. */
    | (Tested & { readonly kind: "is"; readonly what: "NULL" | "TRUE" | "FALSE" })
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
    /** `WITH(a AS 1, b AS a + 1, a + b)`. */
    | {
        readonly kind: "withExpression";
        readonly bindings: readonly { name: Identifier; value: Expression }[];
        readonly body: Expression;
      }
    /** REPLACE_FIELDS and other forms that take `value AS path`. */
    | { readonly kind: "as"; readonly value: Expression; readonly names: Path }
  );

interface Sides {
  readonly left: Expression;
  readonly right: Expression;
}

interface Tested {
  readonly operand: Expression;
  readonly negated: boolean;
}

export type InSet = readonly Expression[] | Query | { readonly unnest: Expression };

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

/** An item of a pipe's AGGREGATE and its GROUP BY, where the order can stand behind it. */
export interface Ordered {
  readonly value: Expression;
  readonly alias?: Identifier;
  readonly order?: Omit<OrderItem, "value" | keyof Span>;
}

export type GroupItem = Span &
  (
    | (Ordered & { readonly kind: "value" })
    /** ROLLUP(…), CUBE(…), GROUPING SETS(…); an inner list is one set of expressions. */
    | { readonly kind: "rollup" | "cube"; readonly sets: readonly (readonly Expression[])[] }
    | { readonly kind: "groupingSets"; readonly sets: readonly GroupItem[] }
    /** `(a, b)` or `()` within GROUPING SETS. */
    | { readonly kind: "set"; readonly values: readonly Expression[] }
  );

export interface Joining {
  readonly join: Join;
  readonly right: FromItem;
  readonly on?: Expression;
  readonly using?: readonly Identifier[];
}

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
    | (Joining & { readonly kind: "join"; readonly left: FromItem })
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
    | (Pick<Select, "distinct" | "items" | "windows"> & { readonly kind: "select" })
    | { readonly kind: "extend"; readonly items: readonly SelectItem[] }
    | { readonly kind: "set"; readonly items: readonly { name: Identifier; value: Expression }[] }
    | { readonly kind: "drop"; readonly names: readonly Identifier[] }
    | { readonly kind: "rename"; readonly items: readonly { from: Identifier; to: Identifier }[] }
    | { readonly kind: "as"; readonly alias: Identifier }
    | { readonly kind: "where"; readonly condition: Expression }
    | {
        readonly kind: "aggregate";
        readonly items: readonly Ordered[];
        readonly groupBy?: GroupBy;
        readonly andOrderBy: boolean;
      }
    | { readonly kind: "distinct" }
    | { readonly kind: "orderBy"; readonly items: readonly OrderItem[] }
    | { readonly kind: "limit"; readonly limit: Expression; readonly offset?: Expression }
    | (Joining & { readonly kind: "join" })
    | { readonly kind: "call"; readonly call: Call; readonly alias?: Identifier }
    | (Pick<SetOperation, "operator" | "distinct" | "byName"> & {
        readonly kind: "setOperation";
        readonly queries: readonly Query[];
      })
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
