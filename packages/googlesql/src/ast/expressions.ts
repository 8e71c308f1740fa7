import type { ScalarName } from "../types.ts";
import type { Identifier, Path, Span } from "./names.ts";
import type { Query } from "./queries.ts";
import type { TypeExpr } from "./types.ts";

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
