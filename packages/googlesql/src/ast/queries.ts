import type { Argument, Call, Expression, OrderItem, WindowSpec } from "./expressions.ts";
import type { Identifier, Path, Span } from "./names.ts";

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
