/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import type { Expr } from "@sluice/googlesql/tree";
import { BOOL } from "@sluice/googlesql/types";
import { argument, kindOf, sqlOf, typeOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, type Aggregation, shown, unsupported } from "../../core/context.ts";
import { gathering, type Having } from "../../core/gathering.ts";
import { toElement } from "../elements.ts";
import { libraryCall } from "../library-calls.ts";
import { ours } from "../names.ts";
import { orderOf, spell, spellOwn, typesOf } from "./spell.ts";

/** NULL, not an empty array, where there are no values. */
function gathered(call: Aggregation, where: string | undefined): string {
  const sql = [toElement(sqlOf(call, 0), typeOf(call, 0))];
  return limited(call, `NULLIF(${spell(call, "json_group_array", { sql, where, order: orderOf(call) })}, '[]')`);
}

const limited = ({ node: { limit }, render }: Aggregation, array: string): string =>
  limit === undefined ? array : ours("array_head", [array, render.expr(limit)]);

/** HAVING MAX or MIN: key, value, the sign of the extreme, and types that ours want to know. */
function atExtreme(call: Aggregation, { extreme, by }: Having, typed: readonly Expr[]): readonly string[] {
  return [call.render.expr(by), sqlOf(call, 0), extreme === "MAX" ? "1" : "-1", typesOf(typed)];
}

function arrayAtExtreme(call: Aggregation, having: Having, where: string | undefined): string {
  const { orderBy, limit, distinct } = call.node;
  if (orderBy.length > 0 || limit !== undefined || distinct)
    throw unsupported(`HAVING ${having.extreme} in ${shown(call.fn)}`);
  return spellOwn(call, "having_all", { sql: atExtreme(call, having, [having.by, argument(call, 0)]), where });
}

const stringAgg = (call: Aggregation, x: string, separator: string): string | undefined => {
  if (kindOf(call, 0) !== "STRING") return undefined;
  if (call.over) return spellOwn(call, "string_agg", { sql: [x, separator] });
  return spell(call, "group_concat", { sql: [x, separator], order: orderOf(call) });
};

const jsonArrayAgg: Aggregate = (call) => {
  const json = libraryCall("to_json", [typeOf(call, 0), BOOL], [sqlOf(call, 0), "0"]);
  return `NULLIF(${spell(call, "json_group_array", { sql: [`json(${json})`], order: orderOf(call) })}, '[]')`;
};

export const arrays: Aggregates = {
  ...gathering({
    array: gathered,
    arrayAtExtreme,
    stringAgg,
    joined: (array, separator, type) =>
      libraryCall("array_to_string", [{ kind: "ARRAY", element: type }, type], [array, separator]),
    comma: ({ kind }) => (kind === "BYTES" ? "x'2c'" : "','"),
  }),
  any_value: (call) => {
    const { having } = call.node;
    if (having) return spellOwn(call, "having", { sql: atExtreme(call, having, [having.by]) });
    return spellOwn(call, call.fn, { order: orderOf(call) });
  },
  array_concat_agg: (call) => limited(call, spellOwn(call, call.fn, { order: orderOf(call) })),
  json_array_agg: jsonArrayAgg,
};
