/** APPROX_…: over the group's values as an array. */
import { approximateBy } from "../../core/approximate.ts";
import { argument } from "../../core/arguments.ts";
import { unsupported } from "../../core/context.ts";
import { orderKey } from "../../core/order-by.ts";
import { ours } from "../names.ts";
import { orderKeys } from "../order-by.ts";
import { spell } from "./spell.ts";

export const approximate = approximateBy({
  countDistinct: (call, x) =>
    call.over
      ? ours("count_distinct", spell(call, "array_agg", { sql: [x], distinct: false }))
      : spell(call, "count", { sql: [`DISTINCT ${x}`], distinct: false }),
  quantiles: (call, x, n, where) => {
    if (call.over) throw unsupported("APPROX_QUANTILES with OVER");
    const item = { expr: argument(call, 0), descending: false, nullsFirst: true };
    const order = (call.node.distinct ? orderKey : orderKeys)(item, x);
    return ours("quantiles", spell(call, "jsonb_agg", { sql: [x], where, order }), n);
  },
  topCount: (call, x, n) => ours("top_count", spell(call, "jsonb_agg", { sql: [x], distinct: false }), n),
  topSum: (call, x, weight, n) => {
    const pairs = [`jsonb_build_array(${x}, ${weight})`];
    return ours("top_sum", spell(call, "jsonb_agg", { sql: pairs, distinct: false }), n);
  },
});
