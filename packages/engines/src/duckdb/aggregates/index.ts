/** Aggregates, with OVER (then `over` is the clause) or without. */
import type { AggregateExpr, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { type Render, shown, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { orderKey } from "../../core/order-by.ts";
import type { Aggregate, Aggregation } from "./aggregation.ts";
import { approximate } from "./approximate.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { castSql } from "../casts/index.ts";
import { numericTotal } from "../raise.ts";
import { declare } from "../types.ts";
import { totalMicros, totalMonths } from "../wire.ts";
import { orderKeys, sortable } from "../order-by.ts";
import { BIGNUMERIC, BOOL, INT64 } from "@sluice/googlesql/types";

export function aggregate(node: AggregateExpr | WindowExpr, render: Render, over = ""): string {
  const made = aggregates[node.fn];
  if (!made) throw unsupported(`The aggregate ${shown(node.fn)}`);
  const args = node.args.map((arg) => render.expr(arg));
  const having = node.having && {
    extreme: node.having.extreme,
    key: sortable(node.having.by.type, render.expr(node.having.by)),
  };
  return made({ node, args, spell: speller(node, args, render, over), ...(having && { having }) });
}

function speller(
  node: AggregateExpr | WindowExpr,
  args: readonly string[],
  render: Render,
  over: string,
): Aggregation["spell"] {
  const written = node.orderBy.map((item) => orderOf(item, node, render)).join(", ");
  const filter = node.where && render.expr(node.where);
  return (fn, given = args, { where, order = written, plain = false } = {}) => {
    const distinct = node.distinct && !plain ? "DISTINCT " : "";
    const conditions = [filter, where].filter((condition) => condition !== undefined);
    const filtered = conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(" AND ")})` : "";
    return `${fn}(${distinct}${given.join(", ")}${order ? ` ORDER BY ${order}` : ""})${filtered}${over}`;
  };
}

/** With DISTINCT, DuckDB sorts by nothing but the argument. */
const orderOf = (item: OrderItem, node: AggregateExpr | WindowExpr, render: Render): string =>
  node.distinct ? orderKey(item, render.expr(item.expr)) : orderKeys(item, render.expr(item.expr));

const plain =
  (fn: string): Aggregate =>
  ({ spell }) =>
    spell(fn, undefined, { order: "" });

/** The first argument where the last is the least or the greatest. */
const atExtreme =
  (fn: string): Aggregate =>
  ({ node, args, spell }) =>
    spell(fn, [args[0]!, sortable(node.args.at(-1)!.type, args.at(-1)!)], { order: "" });

function sum({ node, args, spell }: Aggregation): string {
  if (node.type.kind === "INTERVAL") return sumIntervals(args[0]!, spell);
  const total = spell("sum", undefined, { order: "" });
  if (node.type.kind === "NUMERIC") return numericTotal(total);
  return node.type.kind === "INT64" ? cast(total, "BIGINT") : total;
}

function sumIntervals(x: string, spell: Aggregation["spell"]): string {
  const total = (what: string, type: string) => cast(spell("sum", [what], { order: "" }), type);
  const months = `to_months(${total(totalMonths(x), "INTEGER")})`;
  return `(${months} + to_days(${total(`datepart('day', ${x})`, "INTEGER")}) + to_microseconds(${total(totalMicros(x), "BIGINT")}))`;
}

function avg(call: Aggregation): string {
  const { kind } = call.node.type;
  if (kind === "FLOAT64" || kind === "INTERVAL") return call.spell("avg", undefined, { order: "" });
  const counted = call.spell("count", undefined, { order: "" });
  const count =
    kind === "BIGNUMERIC" ? castSql(INT64, BIGNUMERIC, counted, false) : cast(counted, declare(call.node.type));
  const total = call.spell("sum", undefined, { order: "" });
  const type = call.node.type;
  return libraryCall("div", [type, type], type, [total, `CASE WHEN ${counted} > 0 THEN ${count} END`]);
}

/** NaN, if there is one, is the least and the greatest. */
function min({ node, args, spell }: Aggregation): string {
  if (node.type.kind === "RANGE") return atExtreme("arg_min")({ node, args, spell });
  const least = spell("min", undefined, { order: "" });
  if (node.type.kind !== "FLOAT64") return least;
  return `CASE WHEN ${spell("bool_or", [`isnan(${args[0]})`], { order: "", plain: true })} THEN ${cast("'nan'", "DOUBLE")} ELSE ${least} END`;
}

const countOf: Aggregate = ({ args, spell }) =>
  args.length === 0 ? spell("count", ["*"], { order: "", plain: true }) : spell("count", undefined, { order: "" });

const countIf: Aggregate = ({ args, spell }) => spell("count", [`CASE WHEN ${args[0]} THEN 1 END`], { order: "" });

function list({ node, args, spell }: Aggregation): string {
  const where = node.nulls === "IGNORE" ? { where: `${args[0]} IS NOT NULL` } : {};
  if (!node.distinct || node.orderBy.length > 0) return cut(spell("list", undefined, where), node);
  return cut(firsts(spell("list", undefined, { ...where, plain: true })), node);
}

/** DISTINCT without ORDER BY: each value where it comes first, as one expects to see it; beyond some size in any order. */
const firsts = (sql: string): string =>
  bind(sql, (all) => {
    const kept = inner((v) => `list_filter(${all}, lambda ${v}, _i: list_position(${all}, ${v}) = _i)`);
    const any = `list_concat(list_distinct(${all}), CASE WHEN list_count(${all}) < len(${all}) THEN [NULL] ELSE [] END)`;
    return `CASE WHEN len(${all}) IS NULL THEN NULL WHEN len(${all}) <= 500 THEN ${kept} ELSE ${any} END`;
  });

/** LIMIT within an aggregate. */
function cut(sql: string, node: AggregateExpr | WindowExpr): string {
  if (!node.limit) return sql;
  if (node.limit.kind !== "literal") throw unsupported("LIMIT with an expression within an aggregate");
  return `list_slice(${sql}, 1, ${String(node.limit.value)})`;
}

/** HAVING MAX: of the rows, those where the key is at its extreme. */
function arrayAgg(call: Aggregation): string {
  const { node, args, having, spell } = call;
  if (!having) return list(call);
  const nulls = node.nulls === "IGNORE" ? ` AND ${args[0]} IS NOT NULL` : "";
  const where = `${having.key} IS NOT NULL${nulls}`;
  return bind(spell("list", [`struct_pack(k := ${having.key}, v := ${args[0]})`], { where, plain: true }), (all) => {
    const keys = inner((v) => `list_transform(${all}, lambda ${v}: struct_extract(${v}, 'k'))`);
    const best = having.extreme === "MAX" ? `list_max(${keys})` : `list_min(${keys})`;
    const chosen = inner((v) => `list_filter(${all}, lambda ${v}: struct_extract(${v}, 'k') = ${best})`);
    return cut(
      inner((v) => `list_transform(${chosen}, lambda ${v}: struct_extract(${v}, 'v'))`),
      node,
    );
  });
}

function anyValue({ node, args, having, spell }: Aggregation): string {
  if (!having) return spell(node.nulls === "RESPECT" ? "first" : "any_value", undefined, { order: "" });
  return spell(having.extreme === "MAX" ? "arg_max_null" : "arg_min_null", [args[0]!, having.key], { order: "" });
}

const stringAgg: Aggregate = (call) => {
  const { node, args, spell } = call;
  const [x, separator = node.type.kind === "BYTES" ? "unhex('2C')" : "','"] = args;
  if (node.type.kind !== "BYTES" && !node.limit && !node.distinct) return spell("string_agg", [x!, separator]);
  const all = list({
    ...call,
    args: [x!],
    node: { ...node, nulls: "IGNORE" },
    spell: (fn, given, options) => spell(fn, given ?? [x!], options),
  });
  if (node.type.kind !== "BYTES") return `array_to_string(${all}, ${separator})`;
  return bind(all, (items) => `list_reduce(${items}, lambda _a, _b: _a || ${separator} || _b)`);
};

/** NULLs are JSON nulls. */
const jsonArrayAgg: Aggregate = ({ node, args, spell }) => {
  const list = cut(spell("list", [args[0]!]), node);
  return libraryCall("to_json", [{ kind: "ARRAY", element: node.args[0]!.type }, BOOL], node.type, [list, "false"]);
};

const concatAgg: Aggregate = ({ node, args, spell }) =>
  `flatten(${cut(spell("list", undefined, { where: `${args[0]} IS NOT NULL` }), node)})`;

/** An infinity or a NaN among the values makes it NaN, where DuckDB would fail. */
const spread =
  (fn: string): Aggregate =>
  ({ node, args, spell }) => {
    if (!node.args.some((arg) => arg.type.kind === "FLOAT64")) return spell(fn, undefined, { order: "" });
    const infinite = args.filter((_, i) => node.args[i]!.type.kind === "FLOAT64").map((x) => `NOT isfinite(${x})`);
    const any = infinite.join(" OR ");
    const there = args.map((x) => `${x} IS NOT NULL`).join(" AND ");
    const rows = spell("count", ["*"], { order: "", plain: true, where: there });
    const nan = spell("bool_or", [`(${any})`], { order: "", plain: true, where: there });
    const finite = spell(fn, undefined, { order: "", where: `NOT (${any})` });
    return `CASE WHEN ${nan} AND ${rows} > ${fn.endsWith("samp") ? 1 : 0} THEN ${cast("'nan'", "DOUBLE")} ELSE ${finite} END`;
  };

const numberOnly =
  (fn: string): Aggregate =>
  ({ node, args, spell }) => {
    if (node.type.kind === "BYTES") throw unsupported(`${shown(fn)} of BYTES`);
    return spell(fn, [args[0]!], { order: "" });
  };

export const aggregates: Readonly<Record<string, Aggregate>> = {
  count: countOf,
  countif: countIf,
  sum,
  avg,
  min,
  max: (call) => (call.node.type.kind === "RANGE" ? atExtreme("arg_max") : plain("max"))(call),
  any_value: anyValue,
  max_by: atExtreme("arg_max_null"),
  min_by: atExtreme("arg_min_null"),
  array_agg: arrayAgg,
  array_concat_agg: concatAgg,
  string_agg: stringAgg,
  json_array_agg: jsonArrayAgg,
  logical_and: plain("bool_and"),
  logical_or: plain("bool_or"),
  bit_and: numberOnly("bit_and"),
  bit_or: numberOnly("bit_or"),
  bit_xor: numberOnly("bit_xor"),
  stddev_samp: spread("stddev_samp"),
  stddev_pop: spread("stddev_pop"),
  var_samp: spread("var_samp"),
  var_pop: spread("var_pop"),
  covar_samp: spread("covar_samp"),
  covar_pop: spread("covar_pop"),
  corr: (call) => `CASE WHEN ${call.spell("regr_count")} > 1 THEN ${spread("corr")(call)} END`,
  grouping: ({ args }) => cast(`grouping(${args[0]})`, "BIGINT"),
  ...approximate,
};
