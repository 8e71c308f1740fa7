/** Aggregates, with OVER (then `over` is the clause) or without. */
import type { AggregateExpr, Expr, OrderItem, WindowExpr } from "@sluice/googlesql/tree";
import { type Render, shown, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { direction } from "../../core/order-by.ts";
import type { Aggregate, Aggregation } from "./aggregation.ts";
import { approximate } from "./approximate.ts";
import { ours } from "../names.ts";
import { toJsonb, typeText } from "../jsonb.ts";
import { collated, orderKeys } from "../order-by.ts";

export function aggregate(node: AggregateExpr | WindowExpr, render: Render, over = ""): string {
  const made = aggregates[node.fn];
  if (!made) throw unsupported(`The aggregate ${shown(node.fn)}`);
  const args = node.args.map((arg) => render.expr(arg));
  return made({
    node,
    args,
    isWindow: over !== "",
    spell: speller(node, args, render, over),
    ...extreme(node, render),
  });
}

function extreme({ having }: AggregateExpr | WindowExpr, render: Render): Pick<Aggregation, "having"> {
  if (!having) return {};
  const key = render.expr(having.by);
  return { having: { key, order: extremeFirst(having.by, key, having.extreme === "MAX") } };
}

/** NaN is at both extremes. */
function extremeFirst(expr: Expr, sql: string, descending: boolean): string {
  const order = orderKeys({ expr, descending, nullsFirst: false }, sql);
  return expr.type.kind === "FLOAT64" ? `(${sql} = 'NaN') DESC, ${order}` : order;
}

function speller(node: AggregateExpr | WindowExpr, args: readonly string[], render: Render, over: string) {
  const written = node.orderBy.map((item) => orderOf(item, node, render)).join(", ");
  const filter = node.where && render.expr(node.where);
  const spell: Aggregation["spell"] = (fn, given = args, { where, order = written, plain = false } = {}) => {
    const distinct = node.distinct && !plain;
    if (over && (distinct || order)) throw unsupported(`${shown(node.fn)} with DISTINCT or ORDER BY and OVER`);
    const list =
      distinct && order ? given.map((arg, i) => (node.args[i]?.type.kind === "STRING" ? collated(arg) : arg)) : given;
    const conditions = [filter, where].filter((condition) => condition !== undefined);
    const filtered = conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(" AND ")})` : "";
    return `${fn}(${distinct ? "DISTINCT " : ""}${list.join(", ")}${order ? ` ORDER BY ${order}` : ""})${filtered}${over}`;
  };
  return spell;
}

/** With DISTINCT, PostgreSQL sorts by nothing but the arguments. */
function orderOf(item: OrderItem, node: AggregateExpr | WindowExpr, render: Render): string {
  const sql = render.expr(item.expr);
  return node.distinct && item.expr.type.kind === "FLOAT64" ? `${sql} ${direction(item)}` : orderKeys(item, sql);
}

const plain =
  (fn: string): Aggregate =>
  ({ spell }) =>
    spell(fn, undefined, { order: "" });

function sum({ node, spell }: Aggregation): string {
  const total = spell("sum", undefined, { order: "" });
  switch (node.type.kind) {
    case "INT64":
      return cast(total, "bigint");
    case "NUMERIC":
      return cast(total, "numeric(38,9)");
    case "BIGNUMERIC":
      return ours("bignumeric", total);
    default:
      return total;
  }
}

function avg({ node, args, spell }: Aggregation): string {
  const total = spell("avg", [node.type.kind === "FLOAT64" ? cast(args[0]!, "double precision") : args[0]!], {
    order: "",
  });
  if (node.type.kind === "NUMERIC") return cast(total, "numeric(38,9)");
  return node.type.kind === "BIGNUMERIC" ? ours("bignumeric", total) : total;
}

/** NaN, if there is one, is the least and the greatest. PostgreSQL has no least BOOL or BYTES. */
const least =
  (fn: "min" | "max"): Aggregate =>
  (call) => {
    const { node, args, spell } = call;
    const bare = { order: "", plain: true };
    const { kind } = node.type;
    if (kind === "RANGE") return by(fn === "max")({ ...call, args: [args[0]!, args[0]!] });
    if (kind === "STRING") return spell(fn, [collated(args[0]!)], bare);
    if (kind === "BOOL") return spell(fn === "min" ? "bool_and" : "bool_or", undefined, bare);
    if (kind === "BYTES") return spell(`googlesql.${fn}_bytes`, undefined, bare);
    if (kind !== "FLOAT64" || fn === "max") return spell(fn, undefined, bare);
    return `CASE WHEN ${spell("bool_or", [`${args[0]} = 'NaN'`], bare)} THEN 'NaN'::double precision ELSE ${spell(fn, undefined, bare)} END`;
  };

function count({ node, args, isWindow, spell }: Aggregation): string {
  if (args.length === 0) return spell("count", ["*"], { order: "", plain: true });
  if (!isWindow || !node.distinct) return spell("count", undefined, { order: "" });
  return ours("count_distinct", spell("array_agg", undefined, { order: "", plain: true }));
}

const countIf: Aggregate = ({ args, spell }) => spell("count", [`CASE WHEN ${args[0]} THEN 1 END`], { order: "" });

/** LIMIT within an aggregate. */
function cut(sql: string, node: AggregateExpr | WindowExpr): string {
  if (!node.limit) return sql;
  if (node.limit.kind !== "literal") throw unsupported("LIMIT with an expression within an aggregate");
  return ours("array_limit", sql, String(node.limit.value));
}

/** HAVING MAX: of the rows, those where the key is at its extreme. */
function arrayAgg({ node, args, having, spell }: Aggregation): string {
  const x = args[0]!;
  const there = node.nulls === "IGNORE" ? `${x} IS NOT NULL` : undefined;
  if (!having) return cut(spell("jsonb_agg", undefined, { where: there }), node);
  const where = [`${having.key} IS NOT NULL`, there].filter(Boolean).join(" AND ");
  const pairs = spell("jsonb_agg", [`jsonb_build_array(${having.key}, ${x})`], {
    where,
    order: having.order,
    plain: true,
  });
  return cut(ours("at_extreme", pairs), node);
}

const firstOf = (x: string, where: string, order: string, spell: Aggregation["spell"]): string =>
  `(${spell("array_agg", [x], { where, order, plain: true })})[1]`;

function anyValue({ node, args, having, spell }: Aggregation): string {
  const x = args[0]!;
  if (having) return firstOf(x, `${having.key} IS NOT NULL`, having.order, spell);
  return spell(node.nulls === "RESPECT" ? "googlesql.any_first" : "googlesql.first_there", [x], {
    order: "",
    plain: true,
  });
}

const by =
  (descending: boolean): Aggregate =>
  ({ node, args, isWindow, spell }) => {
    if (isWindow) throw unsupported(`${shown(node.fn)} with OVER`);
    const order = extremeFirst(node.args.at(-1)!, args[1]!, descending);
    return firstOf(args[0]!, `${args[1]} IS NOT NULL`, order, spell);
  };

const stringAgg: Aggregate = (call) => {
  const { node, args, spell } = call;
  const [x, separator = node.type.kind === "BYTES" ? "''::bytea" : "','::text"] = args as [string, string?];
  if (!node.limit && !node.distinct) return spell("string_agg", [x, separator]);
  if (node.type.kind === "BYTES") throw unsupported("STRING_AGG of BYTES with DISTINCT or LIMIT");
  const all = cut(spell("jsonb_agg", [x], { where: `${x} IS NOT NULL` }), node);
  return ours("array_to_string", all, separator, "NULL::text");
};

const concatAgg: Aggregate = ({ node, args, spell }) =>
  ours("array_flat", cut(spell("jsonb_agg", undefined, { where: `${args[0]} IS NOT NULL` }), node));

const bits =
  (fn: string): Aggregate =>
  ({ node, args, spell }) => {
    if (node.type.kind === "BYTES") throw unsupported(`${shown(fn)} of BYTES`);
    return spell(fn, [args[0]!], { order: "" });
  };

const statistic =
  (fn: string): Aggregate =>
  ({ args, spell }) =>
    spell(
      fn,
      args.map((arg) => cast(arg, "double precision")),
      { order: "" },
    );

/** NaN where one of the two never changes. */
function corr({ args, spell }: Aggregation): string {
  const floats = args.map((arg) => cast(arg, "double precision"));
  const some = `CASE WHEN ${spell("regr_count", floats, { order: "", plain: true })} > 1 THEN 'NaN'::double precision END`;
  return `coalesce(${spell("corr", floats, { order: "" })}, ${some})`;
}

function jsonArrayAgg({ node, args, spell }: Aggregation): string {
  const { type } = node.args[0]!;
  const value = ours("to_json", toJsonb(args[0]!, type), typeText(type));
  return `coalesce(${spell("jsonb_agg", [value])}, '[]'::jsonb)`;
}

export const aggregates: Readonly<Record<string, Aggregate>> = {
  count,
  countif: countIf,
  sum,
  avg,
  min: least("min"),
  max: least("max"),
  any_value: anyValue,
  max_by: by(true),
  min_by: by(false),
  array_agg: arrayAgg,
  array_concat_agg: concatAgg,
  string_agg: stringAgg,
  json_array_agg: jsonArrayAgg,
  logical_and: plain("bool_and"),
  logical_or: plain("bool_or"),
  bit_and: bits("bit_and"),
  bit_or: bits("bit_or"),
  bit_xor: bits("bit_xor"),
  stddev_samp: statistic("stddev_samp"),
  stddev_pop: statistic("stddev_pop"),
  var_samp: statistic("var_samp"),
  var_pop: statistic("var_pop"),
  covar_samp: statistic("covar_samp"),
  covar_pop: statistic("covar_pop"),
  corr,
  grouping: ({ args }) => cast(`grouping(${args[0]})`, "bigint"),
  ...approximate,
};
