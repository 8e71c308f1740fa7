/** Variance and covariance in one pass. */
import type { Value } from "@sluice/googlesql/functions/implementation";
import type { Aggregator } from "./install-aggregates.ts";

interface Moments {
  count: number;
  meanX: number;
  meanY: number;
  xx: number;
  yy: number;
  xy: number;
}

const start = (): Moments => ({ count: 0, meanX: 0, meanY: 0, xx: 0, yy: 0, xy: 0 });

function step(state: Moments, first: Value, second: Value = first): Moments {
  if (first === null || second === null) return state;
  const [x, y] = [Number(first), Number(second)];
  state.count += 1;
  const [dx, dy] = [x - state.meanX, y - state.meanY];
  state.meanX += dx / state.count;
  state.meanY += dy / state.count;
  state.xx += dx * (x - state.meanX);
  state.yy += dy * (y - state.meanY);
  state.xy += dx * (y - state.meanY);
  return state;
}

/** NULL where there are too few pairs. */
const over = (least: number, result: (state: Moments) => Value): Aggregator => ({
  start,
  step,
  result: (state: Moments) => (state.count < least ? null : result(state)),
});

export const statistics: Readonly<Record<string, Aggregator>> = {
  var_pop: over(1, ({ xx, count }) => xx / count),
  var_samp: over(2, ({ xx, count }) => xx / (count - 1)),
  stddev_pop: over(1, ({ xx, count }) => Math.sqrt(xx / count)),
  stddev_samp: over(2, ({ xx, count }) => Math.sqrt(xx / (count - 1))),
  covar_pop: over(1, ({ xy, count }) => xy / count),
  covar_samp: over(2, ({ xy, count }) => xy / (count - 1)),
  corr: over(2, ({ xx, yy, xy }) => (xx === 0 || yy === 0 ? Number.NaN : xy / Math.sqrt(xx * yy))),
};
