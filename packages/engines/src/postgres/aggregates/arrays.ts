/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import { limitOf } from "../../core/aggregates.ts";
import { sqlOf, typeOf } from "../../core/arguments.ts";
import { type Aggregates, type Aggregation, unsupported } from "../../core/context.ts";
import { gathering, isThere } from "../../core/gathering.ts";
import { toJsonb, typeText } from "../jsonb.ts";
import { ours } from "../names.ts";
import { firstOf, keyOf } from "./extremes.ts";
import { orderOf, spell } from "./spell.ts";

const limited = (call: Aggregation, array: string): string => {
  const limit = limitOf(call);
  return limit === undefined ? array : ours("array_limit", array, limit);
};

const gathered = (call: Aggregation, where: string | undefined): string =>
  limited(call, spell(call, "jsonb_agg", { where, order: orderOf(call) }));

export const arrays: Aggregates = {
  ...gathering({
    array: gathered,
    arrayAtExtreme: (call, having, there) => {
      const { key, order } = keyOf(having, call);
      const where = [`${key} IS NOT NULL`, there].filter(Boolean).join(" AND ");
      const pairs = [`jsonb_build_array(${key}, ${sqlOf(call, 0)})`];
      const sorted = spell(call, "jsonb_agg", { sql: pairs, where, order, distinct: false });
      return limited(call, ours("at_extreme", sorted));
    },
    stringAgg: (call, x, separator) => spell(call, "string_agg", { sql: [x, separator], order: orderOf(call) }),
    joined: (array, separator, { kind }) => {
      if (kind === "BYTES") throw unsupported("STRING_AGG of BYTES with DISTINCT or LIMIT");
      return ours("array_to_string", array, separator, "NULL::text");
    },
    comma: ({ kind }) => (kind === "BYTES" ? "''::bytea" : "','::text"),
  }),
  any_value: (call) => {
    const { having, nulls } = call.node;
    const sql = [sqlOf(call, 0)];
    if (!having)
      return spell(call, `googlesql.${nulls === "RESPECT" ? "any_first" : "first_there"}`, { sql, distinct: false });
    const { key, order } = keyOf(having, call);
    return firstOf(call, sqlOf(call, 0), `${key} IS NOT NULL`, order);
  },
  array_concat_agg: (call) => ours("array_flat", gathered(call, isThere(call))),
  json_array_agg: (call) => {
    const type = typeOf(call, 0);
    const value = ours("to_json", toJsonb(sqlOf(call, 0), type), typeText(type));
    return `coalesce(${spell(call, "jsonb_agg", { sql: [value], order: orderOf(call) })}, '[]'::jsonb)`;
  },
};
