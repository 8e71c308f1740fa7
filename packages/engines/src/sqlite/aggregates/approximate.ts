/** APPROX_… and PERCENTILE_…: exact here, over the group's values. */
import { atLeast, kindOf, typeOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, shown, unsupported } from "../../core/context.ts";
import { toElement } from "../elements.ts";
import { ours } from "../names.ts";
import { isCanonical, isDecimal } from "../types.ts";
import { spell, spellOwn, typed, typesOf } from "./spell.ts";

/** After the call's own arguments: whether NULLs are left out, and the types. */
const quantile: Aggregate = (call) => {
  const { nulls, distinct } = call.node;
  const more = [nulls === "RESPECT" ? "0" : "1", typesOf(call.args)];
  if (!distinct || call.fn !== "approx_quantiles") return spellOwn(call, call.fn, { sql: [...call.sql, ...more] });
  const [x, size] = atLeast(2, call);
  const array = spell(call, "json_group_array", { sql: [toElement(x, typeOf(call, 0))] });
  return ours("quantiles_of", [array, size, ...more]);
};

const percentileCont: Aggregate = (call) => {
  if (isDecimal(typeOf(call, 0))) throw unsupported(`${shown(call.fn)} of NUMERIC`);
  return quantile(call);
};

const countDistinct: Aggregate = (call) => {
  if (!isCanonical(typeOf(call, 0)) && kindOf(call, 0) !== "FLOAT64")
    throw unsupported(`${shown(call.fn)} of this type`);
  return call.over ? spellOwn(call, "count_distinct") : spell(call, "count", { distinct: true });
};

export const approximate: Aggregates = {
  approx_count_distinct: countDistinct,
  approx_quantiles: quantile,
  approx_top_count: typed("approx_top_count"),
  approx_top_sum: typed("approx_top_sum"),
  percentile_cont: percentileCont,
  percentile_disc: quantile,
};
