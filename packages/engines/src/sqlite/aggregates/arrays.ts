/** Aggregates that gather values: ARRAY_AGG, STRING_AGG, ANY_VALUE and their like. */
import type { Expr } from "@sluice/googlesql/tree";
import { BOOL } from "@sluice/googlesql/types";
import { argument, sqlOf, typeOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, type Aggregation, shown, unsupported } from "../../core/context.ts";
import { toElement } from "../elements.ts";
import { libraryCall } from "../library-calls.ts";
import { ours } from "../names.ts";
import { orderOf, spell, spellOwn, typesOf } from "./spell.ts";

/** LIMIT within an aggregate. */
const limited = ({ node: { limit }, render }: Aggregation, array: string): string =>
  limit === undefined ? array : ours("array_head", [array, render.expr(limit)]);

function gathered(call: Aggregation, skipNulls: boolean): string {
  const x = sqlOf(call, 0);
  const where = skipNulls ? `${x} IS NOT NULL` : undefined;
  const sql = [toElement(x, typeOf(call, 0))];
  return limited(call, `NULLIF(${spell(call, "json_group_array", { sql, where, order: orderOf(call) })}, '[]')`);
}

/** HAVING MAX or MIN: key, value, the sign of the extreme, and types that ours want to know. */
function atExtreme(call: Aggregation, { extreme, by }: Having, typed: readonly Expr[]): readonly string[] {
  return [call.render.expr(by), sqlOf(call, 0), extreme === "MAX" ? "1" : "-1", typesOf(typed)];
}

type Having = NonNullable<Aggregation["node"]["having"]>;

const arrayAgg: Aggregate = (call) => {
  const { having, nulls, orderBy, limit, distinct } = call.node;
  if (!having) return gathered(call, nulls === "IGNORE");
  if (orderBy.length > 0 || limit !== undefined || distinct)
    throw unsupported(`HAVING ${having.extreme} in ${shown(call.fn)}`);
  const where = nulls === "IGNORE" ? `${sqlOf(call, 0)} IS NOT NULL` : undefined;
  return spellOwn(call, "having_all", { sql: atExtreme(call, having, [having.by, argument(call, 0)]), where });
};

const anyValue: Aggregate = (call) => {
  const { having } = call.node;
  if (!having) return spellOwn(call, "any_value", { order: orderOf(call) });
  return spellOwn(call, "having", { sql: atExtreme(call, having, [having.by]) });
};

const stringAgg: Aggregate = (call) => {
  const { distinct, limit } = call.node;
  const type = typeOf(call, 0);
  const [x, separator] = [sqlOf(call, 0), call.sql[1] ?? (type.kind === "BYTES" ? "x'2c'" : "','")];
  if (type.kind === "STRING" && !distinct && limit === undefined) {
    if (call.over) return spellOwn(call, "string_agg", { sql: [x, separator] });
    return spell(call, "group_concat", { sql: [x, separator], order: orderOf(call) });
  }
  const array = gathered({ ...call, sql: [x] }, true);
  return libraryCall("array_to_string", [{ kind: "ARRAY", element: type }, type], [array, separator]);
};

const concatAgg: Aggregate = (call) => limited(call, spellOwn(call, "array_concat_agg", { order: orderOf(call) }));

const jsonArrayAgg: Aggregate = (call) => {
  const json = libraryCall("to_json", [typeOf(call, 0), BOOL], [sqlOf(call, 0), "0"]);
  return `NULLIF(${spell(call, "json_group_array", { sql: [`json(${json})`], order: orderOf(call) })}, '[]')`;
};

export const arrays: Aggregates = {
  any_value: anyValue,
  array_agg: arrayAgg,
  array_concat_agg: concatAgg,
  string_agg: stringAgg,
  json_array_agg: jsonArrayAgg,
};
