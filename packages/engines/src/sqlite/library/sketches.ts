/** HLL_COUNT's aggregates, but for MERGE_PARTIAL: sketches are our own, and are not to be handed on. */
import {
  add,
  estimate,
  hashOf,
  merge,
  newSketch,
  readSketch,
  type Sketch,
  writeSketch,
} from "@sluice/googlesql/functions/sketches";
import type { Value } from "@sluice/googlesql/functions/implementation";
import type { Aggregator } from "./install-aggregates.ts";

type State = Sketch | undefined;

const start = (): State => undefined;
const written = (sketch: State): Value => (sketch === undefined ? null : writeSketch(sketch));

export const sketching: Readonly<Record<string, Aggregator>> = {
  "hll_count.init": {
    start,
    step: (sketch: State, value: Value, precision: bigint = 15n) =>
      add(sketch ?? newSketch(Number(precision)), hashOf(value)),
    result: written,
  },
  "hll_count.merge": {
    start,
    step: (sketch: State, bytes: Uint8Array) => merge(sketch, readSketch(bytes)),
    result: (sketch: State) => (sketch === undefined ? 0n : estimate(sketch)),
  },
};
