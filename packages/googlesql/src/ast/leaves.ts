/** What has no other node in it. */
import type { ScalarName } from "../types.ts";
import type { Identifier, Path, Span } from "./names.ts";
import type { TypeExpr } from "./types.ts";

export type LiteralType = Exclude<ScalarName, "INTERVAL"> | "NULL";

export type Leaf =
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
  /** `a`, `t.a`, `t.a.b`: which of them is the table is for the analyser. */
  | { readonly kind: "path"; readonly names: Path }
  /** `@name`, or `?` with its position from 0. */
  | { readonly kind: "parameter"; readonly name: string | number }
  /** `@@error.message`: the path without the signs. */
  | { readonly kind: "systemVariable"; readonly names: Path }
  /** `DEFAULT` in INSERT and UPDATE. */
  | { readonly kind: "default" }
  | JavaScript;

export type BinaryOperator =
  | ("+" | "-" | "*" | "/" | "||" | "&" | "|" | "^" | "<<" | ">>")
  | ("=" | "!=" | "<" | "<=" | ">" | ">=")
  | ("AND" | "OR");

/** DAY, MONTH, WEEK(MONDAY), ISOYEAR …, upper case. */
export interface Part extends Span {
  readonly name: string;
  readonly weekday?: string;
}

export type Join = "INNER" | "LEFT" | "RIGHT" | "FULL" | "CROSS" | "COMMA";

/** `a[0]`, `a[OFFSET(0)]`, `a[SAFE_ORDINAL(1)]`; `json["k"]` is a key. */
export type Subscript = "plain" | "offset" | "ordinal" | "safe_offset" | "safe_ordinal" | "key" | "safe_key";

/** What stands in place of a call of a function in LANGUAGE js. */
export interface JavaScript {
  readonly kind: "javascript";
  readonly name: string;
  readonly parameters: readonly { readonly name: Identifier; readonly type: TypeExpr }[];
  readonly returns: TypeExpr;
  readonly body: string;
}
