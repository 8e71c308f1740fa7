/** Aggregate calls as PostgreSQL writes them. */
import { type Spell, spelled } from "../../core/aggregates.ts";
import { type Aggregation, shown, unsupported } from "../../core/context.ts";
import { orderKey } from "../../core/order-by.ts";
import { collated, orderKeys } from "../order-by.ts";

export const spell: Spell = (call, fn, how = {}) => {
  const { sql = call.sql, distinct = call.node.distinct, order = "" } = how;
  if (call.over && (distinct || order)) throw unsupported(`${shown(call.fn)} with DISTINCT or ORDER BY and OVER`);
  return spelled(call, fn, { ...how, sql: distinct && order ? sql.map((arg, i) => sorted(call, arg, i)) : sql });
};

/** What is sorted by must stand among the arguments to the letter. */
const sorted = ({ args }: Aggregation, sql: string, at: number): string =>
  args[at]?.type.kind === "STRING" ? collated(sql) : sql;

/** The call's own ORDER BY. With DISTINCT, PostgreSQL sorts by nothing but the arguments. */
export const orderOf = ({ node, render }: Aggregation): string =>
  node.orderBy
    .map((item) => {
      const keys = node.distinct && item.expr.type.kind === "FLOAT64" ? orderKey : orderKeys;
      return keys(item, render.expr(item.expr));
    })
    .join(", ");
