import type { AggregateExpr, WindowExpr } from "@sluice/googlesql/tree";

/** An aggregate call on its way: what each function needs to spell itself. */
export interface Aggregation {
  readonly node: AggregateExpr | WindowExpr;
  readonly args: readonly string[];
  readonly isWindow: boolean;
  /** HAVING MAX or MIN. */
  readonly having?: { readonly key: string; readonly order: string };
  /** PostgreSQL's `fn(args)` with this call's DISTINCT, ORDER BY, FILTER and OVER; `where` adds a condition. */
  readonly spell: (
    fn: string,
    args?: readonly string[],
    options?: { where?: string | undefined; order?: string; plain?: boolean },
  ) => string;
}

export type Aggregate = (call: Aggregation) => string;
