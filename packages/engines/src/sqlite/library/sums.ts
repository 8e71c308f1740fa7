/** SUM and AVG of decimals, floats and intervals. */
import { decimalsOf, total } from "@sluice/googlesql/functions/arrays";
import { parsed, written } from "@sluice/googlesql/functions/decimals";
import { divideRounded } from "@sluice/googlesql/functions/rounding";
import { BIGNUMERIC, INTERVAL, NUMERIC, type Type } from "@sluice/googlesql/types";
import type { Aggregator } from "./install-aggregates.ts";
import { column, listed, orNull } from "./listed.ts";

interface Sum {
  sum: bigint;
  count: bigint;
}

/** The sum of decimals, and with `mean` their average. */
function decimalSum(type: Type, mean: boolean): Aggregator {
  const kind = decimalsOf(type);
  return {
    start: (): Sum => ({ sum: 0n, count: 0n }),
    step: (state: Sum, value: string) => {
      state.sum += parsed(value, kind);
      state.count += 1n;
      return state;
    },
    result: ({ sum, count }: Sum) =>
      count === 0n ? null : written(mean ? divideRounded(sum, count) : sum, kind, mean ? "AVG" : "SUM"),
  };
}

interface FloatSum {
  sum: number;
  /** What rounding lost so far (Neumaier), as SQLite's own sum() keeps it. */
  lost: number;
  count: number;
}

const floatSum = (mean: boolean): Aggregator => ({
  start: (): FloatSum => ({ sum: 0, lost: 0, count: 0 }),
  step: (state: FloatSum, value: number | string) => {
    const x = Number(value);
    const sum = state.sum + x;
    state.lost += Math.abs(state.sum) >= Math.abs(x) ? state.sum - sum + x : x - sum + state.sum;
    state.sum = sum;
    state.count += 1;
    return state;
  },
  result: ({ sum, lost, count }: FloatSum) => {
    if (count === 0) return null;
    const total = Number.isFinite(sum) ? sum + lost : sum;
    return mean ? total / count : total;
  },
});

export const sums: Readonly<Record<string, Aggregator>> = {
  sum$FLOAT64: floatSum(false),
  avg$FLOAT64: floatSum(true),
  sum$NUMERIC: decimalSum(NUMERIC, false),
  sum$BIGNUMERIC: decimalSum(BIGNUMERIC, false),
  avg$NUMERIC: decimalSum(NUMERIC, true),
  avg$BIGNUMERIC: decimalSum(BIGNUMERIC, true),
  sum$INTERVAL: listed(orNull((rows) => total(column(rows), INTERVAL))),
};
