/** APPROX_…, exact in every engine, by what makes them of the group's values. */
import { atLeast, sqlOf } from "./arguments.ts";
import type { Aggregates, Aggregation } from "./context.ts";

export interface Approximate {
  readonly countDistinct: (call: Aggregation, x: string) => string;
  /** `where`: the values that count. */
  readonly quantiles: (call: Aggregation, x: string, number: string, where: string | undefined) => string;
  readonly topCount: (call: Aggregation, x: string, number: string) => string;
  readonly topSum: (call: Aggregation, x: string, weight: string, number: string) => string;
}

export const approximateBy = ({ countDistinct, quantiles, topCount, topSum }: Approximate): Aggregates => ({
  approx_count_distinct: (call) => countDistinct(call, sqlOf(call, 0)),
  approx_quantiles: (call) => {
    const [x, number] = atLeast(2, call);
    return quantiles(call, x, number, call.node.nulls === "RESPECT" ? undefined : `${x} IS NOT NULL`);
  },
  approx_top_count: (call) => {
    const [x, number] = atLeast(2, call);
    return topCount(call, x, number);
  },
  approx_top_sum: (call) => {
    const [x, weight, number] = atLeast(3, call);
    return topSum(call, x, weight, number);
  },
});
