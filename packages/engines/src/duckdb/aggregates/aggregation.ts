import type { AggregateExpr, WindowExpr } from "@sluice/googlesql/tree";

/** An aggregate call on its way: what each function needs to spell itself. */
export interface Aggregation {
  readonly node: AggregateExpr | WindowExpr;
  readonly args: readonly string[];
  /** HAVING MAX or MIN. */
  readonly having?: { readonly extreme: "MAX" | "MIN"; readonly key: string };
  /** DuckDB's `fn(args)` with this call's DISTINCT, ORDER BY, FILTER and OVER; `where` adds a condition. */
  readonly spell: (
    fn: string,
    args?: readonly string[],
    options?: { where?: string; order?: string; plain?: boolean },
  ) => string;
}

export type Aggregate = (call: Aggregation) => string;
