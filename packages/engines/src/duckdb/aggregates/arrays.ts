/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import { BOOL } from "@sluice/googlesql/types";
import { limitOf, spelled } from "../../core/aggregates.ts";
import { argument, sqlOf, typeOf } from "../../core/arguments.ts";
import type { Aggregate, Aggregates, Aggregation } from "../../core/context.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { sortable } from "../order-by.ts";
import { orderOf } from "./order.ts";

/** LIMIT within an aggregate. */
function limited(call: Aggregation, list: string): string {
  const limit = limitOf(call);
  return limit === undefined ? list : `list_slice(${list}, 1, ${limit})`;
}

/** HAVING MAX or MIN: what must be at its extreme. */
interface Having {
  readonly extreme: "MAX" | "MIN";
  readonly key: string;
}

function havingOf({ node, render }: Aggregation): Having | undefined {
  const { extreme, by } = node.having ?? {};
  return extreme && by && { extreme, key: sortable(by.type, render.expr(by)) };
}

function list(call: Aggregation): string {
  const { node } = call;
  const where = node.nulls === "IGNORE" ? `${sqlOf(call, 0)} IS NOT NULL` : undefined;
  const order = orderOf(call);
  if (!node.distinct || node.orderBy.length > 0) return limited(call, spelled(call, "list", { where, order }));
  return limited(call, firsts(spelled(call, "list", { where, order, distinct: false })));
}

/** DISTINCT without ORDER BY: each value where it comes first, as one expects to see it; beyond some size in any order. */
const firsts = (sql: string): string =>
  bind(sql, (all) => {
    const kept = inner((v) => `list_filter(${all}, lambda ${v}, _i: list_position(${all}, ${v}) = _i)`);
    const any = `list_concat(list_distinct(${all}), CASE WHEN list_count(${all}) < len(${all}) THEN [NULL] ELSE [] END)`;
    return `CASE WHEN len(${all}) IS NULL THEN NULL WHEN len(${all}) <= 500 THEN ${kept} ELSE ${any} END`;
  });

const arrayAgg: Aggregate = (call) => {
  const having = havingOf(call);
  return having ? listAtExtreme(call, having) : list(call);
};

/** Of the rows, those where the key is at its extreme. */
function listAtExtreme(call: Aggregation, { key, extreme }: Having): string {
  const x = sqlOf(call, 0);
  const where = `${key} IS NOT NULL${call.node.nulls === "IGNORE" ? ` AND ${x} IS NOT NULL` : ""}`;
  const pairs = spelled(call, "list", {
    sql: [`struct_pack(k := ${key}, v := ${x})`],
    where,
    order: orderOf(call),
    distinct: false,
  });
  return bind(pairs, (all) => {
    const keys = inner((v) => `list_transform(${all}, lambda ${v}: struct_extract(${v}, 'k'))`);
    const best = extreme === "MAX" ? `list_max(${keys})` : `list_min(${keys})`;
    const chosen = inner((v) => `list_filter(${all}, lambda ${v}: struct_extract(${v}, 'k') = ${best})`);
    const values = inner((v) => `list_transform(${chosen}, lambda ${v}: struct_extract(${v}, 'v'))`);
    return limited(call, values);
  });
}

const anyValue: Aggregate = (call) => {
  const having = havingOf(call);
  if (!having) return spelled(call, call.node.nulls === "RESPECT" ? "first" : "any_value");
  return spelled(call, having.extreme === "MAX" ? "arg_max_null" : "arg_min_null", {
    sql: [sqlOf(call, 0), having.key],
  });
};

const stringAgg: Aggregate = (call) => {
  const { node } = call;
  const isBytes = node.type.kind === "BYTES";
  const [x, separator] = [sqlOf(call, 0), call.sql[1] ?? (isBytes ? "unhex('2C')" : "','")];
  if (!isBytes && !node.limit && !node.distinct)
    return spelled(call, "string_agg", { sql: [x, separator], order: orderOf(call) });
  const all = list({ ...call, args: [argument(call, 0)], sql: [x], node: { ...node, nulls: "IGNORE" } });
  if (!isBytes) return `array_to_string(${all}, ${separator})`;
  return bind(all, (items) => `list_reduce(${items}, lambda _a, _b: _a || ${separator} || _b)`);
};

/** NULLs are JSON nulls. */
const jsonArrayAgg: Aggregate = (call) => {
  const all = limited(call, spelled(call, "list", { sql: [sqlOf(call, 0)], order: orderOf(call) }));
  return libraryCall("to_json", [{ kind: "ARRAY", element: typeOf(call, 0) }, BOOL], call.node.type, [all, "false"]);
};

const concatAgg: Aggregate = (call) => {
  const all = spelled(call, "list", { where: `${sqlOf(call, 0)} IS NOT NULL`, order: orderOf(call) });
  return `flatten(${limited(call, all)})`;
};

export const arrays: Aggregates = {
  any_value: anyValue,
  array_agg: arrayAgg,
  array_concat_agg: concatAgg,
  string_agg: stringAgg,
  json_array_agg: jsonArrayAgg,
};
