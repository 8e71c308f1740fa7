/** Aggregates without OVER; windows.ts gives the same with it. */
import { typesText } from "@sluice/googlesql/functions";
import type { AggregateExpr, Expr, WindowExpr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type Render, shown, unsupported } from "../../core/context.ts";
import { libraryCall } from "../library-calls.ts";
import { ours, text } from "../names.ts";
import { sketching } from "../library/sketches.ts";
import { statistics } from "../library/statistics.ts";
import { isCanonical, isDecimal, isNative } from "../types.ts";
import { toElement } from "../elements.ts";
import { orderKeys } from "../order-by.ts";

type Node = AggregateExpr | WindowExpr;

/** A call being spelled: `over` is the window's clause, or nothing. */
interface Spelling {
  readonly node: Node;
  readonly render: Render;
  readonly over: string;
  readonly args: readonly string[];
}

interface Options {
  readonly where?: readonly string[];
  readonly distinct?: boolean;
  readonly ordered?: boolean;
}

export function aggregate(node: Node, render: Render, over = ""): string {
  const args = node.args.map((arg) => render.expr(arg));
  const spelling = { node, render, over, args };
  if (node.having !== undefined) return having(spelling);
  const spell = SPELLED[node.fn];
  if (spell === undefined) throw unsupported(`The aggregate ${shown(node.fn)}`);
  return spell(spelling);
}

/** `fn(DISTINCT args ORDER BY …) FILTER (…) OVER (…)`. */
function called({ node, render, over }: Spelling, fn: string, args: readonly string[], options: Options = {}): string {
  const { where = [], distinct = node.distinct, ordered = false } = options;
  const order = ordered ? node.orderBy.map((item) => orderKeys(item, render.expr(item.expr))) : [];
  const conditions = [...(node.where === undefined ? [] : [render.expr(node.where)]), ...where];
  if (distinct && args.length > 1) throw unsupported(`DISTINCT in ${shown(node.fn)} with several arguments`);
  if (distinct && over !== "") throw unsupported(`DISTINCT in ${shown(node.fn)} with OVER`);
  const inner = `${distinct ? "DISTINCT " : ""}${args.join(", ")}${order.length > 0 ? ` ORDER BY ${order.join(", ")}` : ""}`;
  return `${fn}(${inner})${conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(" AND ")})` : ""}${over}`;
}

/** An aggregate of aggregators.ts. */
function own(spelling: Spelling, key: string, args: readonly string[], options: Options = {}): string {
  const fn = `"gs_${spelling.over === "" ? "" : "over_"}${key}"`;
  return called(spelling, fn, args, options);
}

type Spell = (spelling: Spelling) => string;

const library =
  (key: string): Spell =>
  (spelling) =>
    own(spelling, key, spelling.args, { ordered: true });

/** With its argument types, as the last argument. */
const typed =
  (key: string): Spell =>
  (spelling) =>
    own(spelling, key, [...spelling.args, typesOf(spelling.node.args)]);

const typesOf = (args: readonly Expr[]): string => text(typesText(args.map((arg) => arg.type)));
const typeOf = ({ node }: Spelling): Type => node.args[0]!.type;
const isColumn = ({ node }: Spelling): boolean => node.args[0]!.kind === "column";

function count(spelling: Spelling): string {
  const { node, over, args } = spelling;
  if (args.length === 0) return called(spelling, "count", ["*"], { distinct: false });
  const type = typeOf(spelling);
  const key = type.kind === "INTERVAL" ? ours("sort_key", [args[0]!, typesOf(node.args)]) : args[0]!;
  if (node.distinct && over !== "") return own(spelling, "count_distinct", [key], { distinct: false });
  return called(spelling, "count", [key]);
}

function countIf(spelling: Spelling): string {
  const { node, args } = spelling;
  if (node.distinct) return called(spelling, "count", [`CASE WHEN ${args[0]} THEN 1 END`]);
  return called(spelling, "count", ["*"], { where: [args[0]!] });
}

/** Whether rows leave the frame soon after they came: what an infinity or a huge number took away must come back then. */
function slides({ node }: Spelling): boolean {
  if (node.kind !== "window" || node.frame === undefined) return false;
  return node.frame.start.kind !== "unboundedPreceding" && node.frame.end.kind !== "unboundedFollowing";
}

/** NaN is a text, which SQLite's sum() takes for 0; infinities that cancel are NULL. */
function floating(spelling: Spelling, fn: "sum" | "avg"): string {
  if (!isColumn(spelling) || slides(spelling)) return own(spelling, `${fn}$FLOAT64`, spelling.args);
  const [x] = spelling.args as [string];
  const total = called(spelling, fn, [x]);
  const isNan = `${called(spelling, "max", [x], { distinct: false })} >= ''`;
  const cancelled = `${called(spelling, "count", [x], { distinct: false })} > 0 AND ${total} IS NULL`;
  return `CASE WHEN ${isNan} OR (${cancelled}) THEN 'NaN' ELSE ${total} END`;
}

const summed =
  (fn: "sum" | "avg"): Spell =>
  (spelling) => {
    const { kind } = typeOf(spelling);
    if (kind === "INT64") return called(spelling, fn, spelling.args);
    if (kind === "FLOAT64") return floating(spelling, fn);
    if (kind === "INTERVAL" && fn === "avg") throw unsupported("AVG of INTERVAL");
    return own(spelling, `${fn}$${kind}`, spelling.args);
  };

const extreme =
  (fn: "max" | "min"): Spell =>
  (spelling) => {
    const type = typeOf(spelling);
    const plain = called(spelling, fn, spelling.args, { distinct: false });
    if (isNative(type) || (type.kind === "FLOAT64" && fn === "max")) return plain;
    if (type.kind === "FLOAT64")
      return `CASE WHEN ${called(spelling, "max", spelling.args, { distinct: false })} >= '' THEN 'NaN' ELSE ${plain} END`;
    if (!isDecimal(type) && type.kind !== "INTERVAL") throw unsupported(`${fn.toUpperCase()} of ${type.kind}`);
    return own(spelling, `${fn}$${type.kind}`, spelling.args, { distinct: false });
  };

function limited(spelling: Spelling, array: string): string {
  const { node, render } = spelling;
  return node.limit === undefined ? array : ours("array_head", [array, render.expr(node.limit)]);
}

function gathered(spelling: Spelling, skipNulls: boolean): string {
  const [x] = spelling.args as [string];
  const where = skipNulls ? [`${x} IS NOT NULL`] : [];
  const array = called(spelling, "json_group_array", [toElement(x, typeOf(spelling))], { where, ordered: true });
  return limited(spelling, `NULLIF(${array}, '[]')`);
}

const arrayAgg: Spell = (spelling) => gathered(spelling, spelling.node.nulls === "IGNORE");

function stringAgg(spelling: Spelling): string {
  const { node, args } = spelling;
  const type = typeOf(spelling);
  const separator = args[1] ?? (type.kind === "BYTES" ? "x'2c'" : "','");
  const plain = type.kind === "STRING" && !node.distinct && node.limit === undefined;
  if (plain && spelling.over !== "") return own(spelling, "string_agg", [args[0]!, separator]);
  if (plain) return called(spelling, "group_concat", [args[0]!, separator], { ordered: true });
  const array = gathered({ ...spelling, args: [args[0]!] }, true);
  return libraryCall("array_to_string", [{ kind: "ARRAY", element: type }, type], [array, separator]);
}

function arrayConcatAgg(spelling: Spelling): string {
  return limited(spelling, own(spelling, "array_concat_agg", spelling.args, { ordered: true }));
}

function jsonArrayAgg(spelling: Spelling): string {
  const json = libraryCall("to_json", [typeOf(spelling), { kind: "BOOL" }], [spelling.args[0]!, "0"]);
  return `NULLIF(${called(spelling, "json_group_array", [`json(${json})`], { ordered: true })}, '[]')`;
}

/** APPROX_QUANTILES and PERCENTILE_*: value, number, whether NULLs are left out, types. */
const quantile =
  (key: string, ignored: boolean): Spell =>
  (spelling) => {
    const { node, args } = spelling;
    if (key === "percentile_cont" && isDecimal(typeOf(spelling))) throw unsupported("PERCENTILE_CONT of NUMERIC");
    const ignore = node.nulls === undefined ? ignored : node.nulls === "IGNORE";
    if (node.distinct && key === "approx_quantiles") {
      const array = called(spelling, "json_group_array", [toElement(args[0]!, typeOf(spelling))]);
      return ours("quantiles_of", [array, args[1]!, ignore ? "1" : "0", typesOf(node.args)]);
    }
    return own(spelling, key, [...args, ignore ? "1" : "0", typesOf(node.args)]);
  };

/** The value of the first row with the extreme key; only where that row's value is the result. */
function having(spelling: Spelling): string {
  const { node, render } = spelling;
  const { extreme, by } = node.having!;
  if (node.fn === "array_agg" && node.orderBy.length === 0 && node.limit === undefined && !node.distinct) {
    const both = text(typesText([by.type, typeOf(spelling)]));
    const where = node.nulls === "IGNORE" ? [`${spelling.args[0]} IS NOT NULL`] : [];
    const args = [render.expr(by), spelling.args[0]!, extreme === "MAX" ? "1" : "-1", both];
    return own(spelling, "having_all", args, { where });
  }
  if (node.fn !== "any_value") throw unsupported(`HAVING ${extreme} in ${shown(node.fn)}`);
  const types = text(typesText([by.type]));
  return own(spelling, "having", [render.expr(by), spelling.args[0]!, extreme === "MAX" ? "1" : "-1", types]);
}

const logical =
  (fn: "min" | "max"): Spell =>
  (spelling) =>
    called(spelling, fn, spelling.args, { distinct: false });

function bits(spelling: Spelling): string {
  if (typeOf(spelling).kind !== "INT64") throw unsupported(`${shown(spelling.node.fn)} of BYTES`);
  return own(spelling, spelling.node.fn, spelling.args);
}

function approximateCount(spelling: Spelling): string {
  if (!isCanonical(typeOf(spelling)) && typeOf(spelling).kind !== "FLOAT64")
    throw unsupported("APPROX_COUNT_DISTINCT of this type");
  if (spelling.over !== "") return own(spelling, "count_distinct", spelling.args);
  return called(spelling, "count", spelling.args, { distinct: true });
}

const SPELLED: Readonly<Record<string, Spell>> = {
  count,
  countif: countIf,
  sum: summed("sum"),
  avg: summed("avg"),
  max: extreme("max"),
  min: extreme("min"),
  any_value: library("any_value"),
  array_agg: arrayAgg,
  string_agg: stringAgg,
  array_concat_agg: arrayConcatAgg,
  json_array_agg: jsonArrayAgg,
  logical_and: logical("min"),
  logical_or: logical("max"),
  bit_and: bits,
  bit_or: bits,
  bit_xor: bits,
  max_by: typed("max_by"),
  min_by: typed("min_by"),
  approx_count_distinct: approximateCount,
  approx_quantiles: quantile("approx_quantiles", true),
  approx_top_count: typed("approx_top_count"),
  approx_top_sum: typed("approx_top_sum"),
  percentile_cont: quantile("percentile_cont", true),
  percentile_disc: quantile("percentile_disc", true),
  ...Object.fromEntries(Object.keys(sketching).map((key) => [key, library(key)])),
  ...Object.fromEntries(Object.keys(statistics).map((key) => [key, library(key)])),
};

export const aggregateNames: readonly string[] = Object.keys(SPELLED);
