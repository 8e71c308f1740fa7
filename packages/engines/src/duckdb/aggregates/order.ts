import type { Aggregation } from "../../core/context.ts";
import { orderKey } from "../../core/order-by.ts";
import { orderKeys } from "../order-by.ts";

/** The call's own ORDER BY. With DISTINCT, DuckDB sorts by nothing but the argument. */
export const orderOf = ({ node, render }: Aggregation): string =>
  node.orderBy.map((item) => (node.distinct ? orderKey : orderKeys)(item, render.expr(item.expr))).join(", ");
