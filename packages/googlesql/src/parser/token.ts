import type { Span } from "../ast/index.ts";

export type TokenKind = "word" | "quoted" | "string" | "bytes" | "integer" | "float" | "symbol" | "parameter" | "end";

export interface Token extends Span {
  readonly kind: TokenKind;
  /** What the grammar compares: a symbol, or a word in upper case; empty for all others. */
  readonly key: string;
  /** A name or a string without its quotes and escapes; a number as written. */
  readonly text: string;
  readonly bytes?: Uint8Array;
}
