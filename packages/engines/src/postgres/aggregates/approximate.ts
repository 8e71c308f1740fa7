/** APPROX_…: exact here, over the group's values as an array. */
import { argument, atLeast, sqlOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, unsupported } from "../../core/context.ts";
import { orderKey } from "../../core/order-by.ts";
import { ours } from "../names.ts";
import { orderKeys } from "../order-by.ts";
import { spell } from "./spell.ts";

const quantiles: Aggregate = (call) => {
  if (call.over) throw unsupported("APPROX_QUANTILES with OVER");
  const [x, n] = atLeast(2, call);
  const where = call.node.nulls === "RESPECT" ? undefined : `${x} IS NOT NULL`;
  const item = { expr: argument(call, 0), descending: false, nullsFirst: true };
  const order = (call.node.distinct ? orderKey : orderKeys)(item, x);
  return ours("quantiles", spell(call, "jsonb_agg", { sql: [x], where, order }), n);
};

const topCount: Aggregate = (call) => {
  const [x, n] = atLeast(2, call);
  return ours("top_count", spell(call, "jsonb_agg", { sql: [x], distinct: false }), n);
};

const topSum: Aggregate = (call) => {
  const [x, weight, n] = atLeast(3, call);
  return ours("top_sum", spell(call, "jsonb_agg", { sql: [`jsonb_build_array(${x}, ${weight})`], distinct: false }), n);
};

const countDistinct: Aggregate = (call) => {
  const x = sqlOf(call, 0);
  if (call.over) return ours("count_distinct", spell(call, "array_agg", { sql: [x], distinct: false }));
  return spell(call, "count", { sql: [`DISTINCT ${x}`], distinct: false });
};

export const approximate: Aggregates = {
  approx_count_distinct: countDistinct,
  approx_quantiles: quantiles,
  approx_top_count: topCount,
  approx_top_sum: topSum,
};
