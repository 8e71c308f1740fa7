import type { NonEmpty } from "../lists.ts";

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

export type Path = NonEmpty<Identifier>;
