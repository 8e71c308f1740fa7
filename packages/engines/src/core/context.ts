/** What the parts of every renderer hand each other. */
import type { Expr, Query } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

export type CallExpr = Extract<Expr, { kind: "call" }>;

/** The ways back into the recursion. */
export interface Render {
  expr(expr: Expr): string;
  query(query: Query): string;
}

/** What is called with what: each argument as it is in the tree, and as SQL. */
export interface Arguments {
  readonly fn: string;
  readonly args: readonly Expr[];
  readonly sql: readonly string[];
}

/** A call whose arguments are rendered. Read them with arguments.ts. */
export interface Call<R extends Render = Render> extends Arguments {
  readonly type: Type;
  readonly render: R;
}

/** One function in an engine's SQL. Undefined: not for these arguments. */
export type Native<C extends Call = Call> = (call: C) => string | undefined;
export type Natives<C extends Call = Call> = Readonly<Record<string, Native<C>>>;

/** The upper-case name as written, for messages. */
export const shown = (fn: string): string => fn.toUpperCase();
