/** PERCENTILE_CONT and PERCENTILE_DISC: the other window functions are DuckDB's own. */
import { atLeast } from "../core/arguments.ts";
import type { Windowed, WindowFunctions } from "../core/context.ts";
import { cast } from "../core/names.ts";
import { bind } from "./bind.ts";
import { declare } from "./types.ts";

/** Over the whole partition: there is neither order nor frame. */
const percentile =
  (native: string, fromList: (all: string, p: string) => string) =>
  (call: Windowed): string => {
    const { node, window } = call;
    const [x, p] = atLeast(2, call);
    const over = ` OVER (${window.partition})`;
    const type = declare(node.type);
    if (node.nulls !== "RESPECT") return cast(`${native}(${x}, ${p})${over}`, type);
    return bind(`list(${x} ORDER BY ${x} ASC NULLS FIRST)${over}`, (all) => cast(fromList(all, p), type));
  };

/** Between the two nearest values; NULL stands aside for the other. */
function continuous(all: string, p: string): string {
  const at = `(${p} * (len(${all}) - 1))`;
  const [low, high] = [`${all}[CAST(floor(${at}) AS BIGINT) + 1]`, `${all}[CAST(ceil(${at}) AS BIGINT) + 1]`];
  return `CASE WHEN floor(${at}) = ceil(${at}) OR ${high} IS NULL THEN ${low} WHEN ${low} IS NULL THEN ${high} ELSE ${low} * (ceil(${at}) - ${at}) + ${high} * (${at} - floor(${at})) END`;
}

const discrete = (all: string, p: string): string => `${all}[greatest(1, CAST(ceil(${p} * len(${all})) AS BIGINT))]`;

export const windows: WindowFunctions = {
  percentile_cont: percentile("quantile_cont", continuous),
  percentile_disc: percentile("quantile_disc", discrete),
};
