/** APPROX_…: exact here, over the group's values as an array. */
import { unsupported } from "../../core/context.ts";
import { direction } from "../../core/order-by.ts";
import type { Aggregate } from "./aggregation.ts";
import { ours } from "../names.ts";
import { orderKeys } from "../order-by.ts";

const quantiles: Aggregate = ({ node, args, isWindow, spell }) => {
  if (isWindow) throw unsupported("APPROX_QUANTILES with OVER");
  const [x, n] = args as [string, string];
  const where = node.nulls === "RESPECT" ? undefined : `${x} IS NOT NULL`;
  const item = { expr: node.args[0]!, descending: false, nullsFirst: true };
  const order = node.distinct ? `${x} ${direction(item)}` : orderKeys(item, x);
  return ours("quantiles", spell("jsonb_agg", [x], { where, order }), n);
};

const topCount: Aggregate = ({ args, spell }) =>
  ours("top_count", spell("jsonb_agg", [args[0]!], { order: "", plain: true }), args[1]!);

const topSum: Aggregate = ({ args, spell }) =>
  ours(
    "top_sum",
    spell("jsonb_agg", [`jsonb_build_array(${args[0]}, ${args[1]})`], { order: "", plain: true }),
    args[2]!,
  );

const countDistinct: Aggregate = ({ args, isWindow, spell }) =>
  isWindow
    ? ours("count_distinct", spell("array_agg", [args[0]!], { order: "", plain: true }))
    : spell("count", [`DISTINCT ${args[0]}`], { order: "", plain: true });

export const approximate: Readonly<Record<string, Aggregate>> = {
  approx_count_distinct: countDistinct,
  approx_quantiles: quantiles,
  approx_top_count: topCount,
  approx_top_sum: topSum,
};
