/** What a signature says: patterns of types with variables in them. */
import type { Type } from "../types.ts";

export type Pattern =
  | { readonly kind: "type"; readonly type: Type }
  /** A variable: all its occurrences have one common type. `demand` is what that type must allow. */
  | { readonly kind: "variable"; readonly name: string; readonly demand?: "comparable" | "orderable" | "groupable" }
  /** Any type, as it is. */
  | { readonly kind: "any" }
  /** Anything that CAST can make a STRING of, and is made one: CONCAT's arguments. */
  | { readonly kind: "text" }
  /** Any STRUCT, any ENUM of keywords, a table. */
  | { readonly kind: "struct" | "table" }
  | { readonly kind: "array" | "range"; readonly element: Pattern }
  | { readonly kind: "record"; readonly fields: readonly { readonly name: string; readonly pattern: Pattern }[] }
  | { readonly kind: "function"; readonly parameters: readonly Pattern[]; readonly result: Pattern }
  /** A keyword: a date part, a normalisation mode. `set` is one of parts.ts. */
  | { readonly kind: "part"; readonly set: string };

export interface Parameter {
  readonly pattern: Pattern;
  /** Given, it may be called by this name, `name => value`. */
  readonly name?: string;
  readonly optional: boolean;
  /** One or more times; zero or more where also optional. Equal numbers repeat together, as in `(STRING, ANY)...`. */
  readonly group?: number;
  /** What stands there when it is left out: always a literal of the pattern's type. */
  readonly default?: string | bigint | boolean | null;
}

export type FunctionKind = "scalar" | "aggregate" | "window" | "table" | "operator";

/** Beside these, any aggregate may be used with OVER and with DISTINCT, unless it says no. */
export type Flag =
  | "order"
  | "limit"
  | "nulls"
  | "having"
  | "no-distinct"
  | "no-over"
  | "needs-order"
  | "frame"
  | "volatile";

export interface Signature {
  /** The name in the tree, which engines know. */
  readonly name: string;
  readonly kind: FunctionKind;
  readonly parameters: readonly Parameter[];
  readonly result: Pattern;
  readonly flags: ReadonlySet<Flag>;
  /** As written. */
  readonly text: string;
}
