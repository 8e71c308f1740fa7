/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import { limitOf } from "../../core/aggregates.ts";
import { sqlOf, typeOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, type Aggregation, unsupported } from "../../core/context.ts";
import { toJsonb, typeText } from "../jsonb.ts";
import { ours } from "../names.ts";
import { firstOf, havingOf } from "./extremes.ts";
import { orderOf, spell } from "./spell.ts";

/** LIMIT within an aggregate. */
function limited(call: Aggregation, array: string): string {
  const limit = limitOf(call);
  return limit === undefined ? array : ours("array_limit", array, limit);
}

/** HAVING MAX: of the rows, those where the key is at its extreme. */
const arrayAgg: Aggregate = (call) => {
  const x = sqlOf(call, 0);
  const having = havingOf(call);
  const there = call.node.nulls === "IGNORE" ? `${x} IS NOT NULL` : undefined;
  if (!having) return limited(call, spell(call, "jsonb_agg", { where: there, order: orderOf(call) }));
  const where = [`${having.key} IS NOT NULL`, there].filter(Boolean).join(" AND ");
  const sql = [`jsonb_build_array(${having.key}, ${x})`];
  const pairs = spell(call, "jsonb_agg", { sql, where, order: having.order, distinct: false });
  return limited(call, ours("at_extreme", pairs));
};

const anyValue: Aggregate = (call) => {
  const x = sqlOf(call, 0);
  const having = havingOf(call);
  if (having) return firstOf(call, x, `${having.key} IS NOT NULL`, having.order);
  const fn = call.node.nulls === "RESPECT" ? "googlesql.any_first" : "googlesql.first_there";
  return spell(call, fn, { sql: [x], distinct: false });
};

const stringAgg: Aggregate = (call) => {
  const { node } = call;
  const isBytes = node.type.kind === "BYTES";
  const [x, separator] = [sqlOf(call, 0), call.sql[1] ?? (isBytes ? "''::bytea" : "','::text")];
  const order = orderOf(call);
  if (!node.limit && !node.distinct) return spell(call, "string_agg", { sql: [x, separator], order });
  if (isBytes) throw unsupported("STRING_AGG of BYTES with DISTINCT or LIMIT");
  const all = limited(call, spell(call, "jsonb_agg", { sql: [x], where: `${x} IS NOT NULL`, order }));
  return ours("array_to_string", all, separator, "NULL::text");
};

const concatAgg: Aggregate = (call) => {
  const all = spell(call, "jsonb_agg", { where: `${sqlOf(call, 0)} IS NOT NULL`, order: orderOf(call) });
  return ours("array_flat", limited(call, all));
};

const jsonArrayAgg: Aggregate = (call) => {
  const type = typeOf(call, 0);
  const value = ours("to_json", toJsonb(sqlOf(call, 0), type), typeText(type));
  return `coalesce(${spell(call, "jsonb_agg", { sql: [value], order: orderOf(call) })}, '[]'::jsonb)`;
};

export const arrays: Aggregates = {
  any_value: anyValue,
  array_agg: arrayAgg,
  array_concat_agg: concatAgg,
  string_agg: stringAgg,
  json_array_agg: jsonArrayAgg,
};
