/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import type { Expr } from "@sluice/googlesql/tree";
import { BOOL } from "@sluice/googlesql/types";
import { limitOf, spelled } from "../../core/aggregates.ts";
import { sqlOf, typeOf } from "../../core/arguments.ts";
import type { Aggregate, Aggregates, Aggregation } from "../../core/context.ts";
import { gathering, type Having, isThere } from "../../core/gathering.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { sortable } from "../order-by.ts";
import { orderOf } from "./order.ts";

function limited(call: Aggregation, list: string): string {
  const limit = limitOf(call);
  return limit === undefined ? list : `list_slice(${list}, 1, ${limit})`;
}

function list(call: Aggregation, where: string | undefined): string {
  const { distinct, orderBy } = call.node;
  const order = orderOf(call);
  if (!distinct || orderBy.length > 0) return limited(call, spelled(call, "list", { where, order }));
  return limited(call, firsts(spelled(call, "list", { where, order, distinct: false })));
}

/** DISTINCT without ORDER BY: each value where it comes first, as one expects to see it; beyond some size in any order. */
const firsts = (sql: string): string =>
  bind(sql, (all) => {
    const kept = inner((v) => `list_filter(${all}, lambda ${v}, _i: list_position(${all}, ${v}) = _i)`);
    const any = `list_concat(list_distinct(${all}), CASE WHEN list_count(${all}) < len(${all}) THEN [NULL] ELSE [] END)`;
    return `CASE WHEN len(${all}) IS NULL THEN NULL WHEN len(${all}) <= 500 THEN ${kept} ELSE ${any} END`;
  });

/** What HAVING MAX or MIN compares. */
const keyOf = (by: Expr, { render }: Aggregation): string => sortable(by.type, render.expr(by));

function listAtExtreme(call: Aggregation, { extreme, by }: Having, there: string | undefined): string {
  const key = keyOf(by, call);
  const where = `${key} IS NOT NULL${there ? ` AND ${there}` : ""}`;
  const sql = [`struct_pack(k := ${key}, v := ${sqlOf(call, 0)})`];
  return bind(spelled(call, "list", { sql, where, order: orderOf(call), distinct: false }), (all) => {
    const keys = inner((v) => `list_transform(${all}, lambda ${v}: struct_extract(${v}, 'k'))`);
    const best = extreme === "MAX" ? `list_max(${keys})` : `list_min(${keys})`;
    const chosen = inner((v) => `list_filter(${all}, lambda ${v}: struct_extract(${v}, 'k') = ${best})`);
    const values = inner((v) => `list_transform(${chosen}, lambda ${v}: struct_extract(${v}, 'v'))`);
    return limited(call, values);
  });
}

const anyValue: Aggregate = (call) => {
  const { having, nulls } = call.node;
  if (!having) return spelled(call, nulls === "RESPECT" ? "first" : "any_value");
  const fn = having.extreme === "MAX" ? "arg_max_null" : "arg_min_null";
  return spelled(call, fn, { sql: [sqlOf(call, 0), keyOf(having.by, call)] });
};

const reduced = (list: string, separator: string): string =>
  bind(list, (items) => `list_reduce(${items}, lambda _a, _b: _a || ${separator} || _b)`);

/** NULLs are JSON nulls. */
const jsonArrayAgg: Aggregate = (call) => {
  const all = limited(call, spelled(call, "list", { sql: [sqlOf(call, 0)], order: orderOf(call) }));
  return libraryCall("to_json", [{ kind: "ARRAY", element: typeOf(call, 0) }, BOOL], call.node.type, [all, "false"]);
};

export const arrays: Aggregates = {
  ...gathering({
    array: list,
    arrayAtExtreme: listAtExtreme,
    stringAgg: (call, x, separator) =>
      call.node.type.kind === "BYTES"
        ? undefined
        : spelled(call, "string_agg", { sql: [x, separator], order: orderOf(call) }),
    joined: (all, separator, { kind }) =>
      kind === "BYTES" ? reduced(all, separator) : `array_to_string(${all}, ${separator})`,
    comma: ({ kind }) => (kind === "BYTES" ? "unhex('2C')" : "','"),
  }),
  any_value: anyValue,
  array_concat_agg: (call) => `flatten(${list(call, isThere(call))})`,
  json_array_agg: jsonArrayAgg,
};
