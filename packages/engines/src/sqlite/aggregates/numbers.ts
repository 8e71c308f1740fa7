/** Sums, extremes and statistics. */
import { argument, kindOf, sqlOf, typeOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, type Aggregation, shown, unsupported } from "../../core/context.ts";
import { sketching } from "../library/sketches.ts";
import { statistics } from "../library/statistics.ts";
import { ours } from "../names.ts";
import { isDecimal, isNative } from "../types.ts";
import { orderOf, spell, spellOwn, typed, typesOf } from "./spell.ts";

const count: Aggregate = (call) => {
  if (call.args.length === 0) return spell(call, "count", { sql: ["*"], distinct: false });
  const x = sqlOf(call, 0);
  const key = kindOf(call, 0) === "INTERVAL" ? ours("sort_key", [x, typesOf(call.args)]) : x;
  if (call.node.distinct && call.over) return spellOwn(call, "count_distinct", { sql: [key], distinct: false });
  return spell(call, "count", { sql: [key] });
};

const countIf: Aggregate = (call) => {
  const condition = sqlOf(call, 0);
  if (call.node.distinct) return spell(call, "count", { sql: [`CASE WHEN ${condition} THEN 1 END`] });
  return spell(call, "count", { sql: ["*"], where: condition });
};

/** Whether rows leave the frame soon after they came: what an infinity or a huge number took away must come back then. */
function slides({ node }: Aggregation): boolean {
  if (node.kind !== "window" || node.frame === undefined) return false;
  return node.frame.start.kind !== "unboundedPreceding" && node.frame.end.kind !== "unboundedFollowing";
}

/** NaN is a text, which SQLite's sum() takes for 0; infinities that cancel are NULL. */
function floating(call: Aggregation, fn: "sum" | "avg"): string {
  if (argument(call, 0).kind !== "column" || slides(call)) return spellOwn(call, `${fn}$FLOAT64`);
  const total = spell(call, fn);
  const isNaN = `${spell(call, "max", { distinct: false })} >= ''`;
  const cancelled = `${spell(call, "count", { distinct: false })} > 0 AND ${total} IS NULL`;
  return `CASE WHEN ${isNaN} OR (${cancelled}) THEN 'NaN' ELSE ${total} END`;
}

const summed =
  (fn: "sum" | "avg"): Aggregate =>
  (call) => {
    const kind = kindOf(call, 0);
    if (kind === "INT64") return spell(call, fn);
    if (kind === "FLOAT64") return floating(call, fn);
    if (kind === "INTERVAL" && fn === "avg") throw unsupported("AVG of INTERVAL");
    return spellOwn(call, `${fn}$${kind}`);
  };

const extreme =
  (fn: "max" | "min"): Aggregate =>
  (call) => {
    const type = typeOf(call, 0);
    const plain = spell(call, fn, { distinct: false });
    if (isNative(type) || (type.kind === "FLOAT64" && fn === "max")) return plain;
    if (type.kind === "FLOAT64")
      return `CASE WHEN ${spell(call, "max", { distinct: false })} >= '' THEN 'NaN' ELSE ${plain} END`;
    if (!isDecimal(type) && type.kind !== "INTERVAL") throw unsupported(`${shown(fn)} of ${type.kind}`);
    return spellOwn(call, `${fn}$${type.kind}`, { distinct: false });
  };

/** BOOL is 0 or 1. */
const logical =
  (fn: "min" | "max"): Aggregate =>
  (call) =>
    spell(call, fn, { distinct: false });

const bits: Aggregate = (call) => {
  if (kindOf(call, 0) !== "INT64") throw unsupported(`${shown(call.fn)} of BYTES`);
  return spellOwn(call, call.fn);
};

/** Those of ours that go by the order of the rows, if there is one. */
const ordered: Aggregate = (call) => spellOwn(call, call.fn, { order: orderOf(call) });

export const numbers: Aggregates = {
  count,
  countif: countIf,
  sum: summed("sum"),
  avg: summed("avg"),
  max: extreme("max"),
  min: extreme("min"),
  logical_and: logical("min"),
  logical_or: logical("max"),
  bit_and: bits,
  bit_or: bits,
  bit_xor: bits,
  max_by: typed("max_by"),
  min_by: typed("min_by"),
  ...Object.fromEntries([...Object.keys(sketching), ...Object.keys(statistics)].map((fn) => [fn, ordered])),
};
