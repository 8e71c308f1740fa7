/** Sums, extremes and statistics. */
import type { Type } from "@sluice/googlesql/types";
import { aggregatesBy } from "../../core/aggregates.ts";
import { argument, atLeast, sqlOf } from "../../core/arguments.ts";
import { type Aggregate, type Aggregates, shown, unsupported } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { ours } from "../names.ts";
import { collated } from "../order-by.ts";
import { extremeFirst, firstOf } from "./extremes.ts";
import { spell } from "./spell.ts";

/** A NUMERIC has nine places again, a BIGNUMERIC its range. */
const rounded = ({ kind }: Type, sql: string): string => {
  if (kind === "NUMERIC") return cast(sql, "numeric(38,9)");
  return kind === "BIGNUMERIC" ? ours("bignumeric", sql) : sql;
};

const sum: Aggregate = (call) => {
  const total = spell(call, "sum");
  return call.node.type.kind === "INT64" ? cast(total, "bigint") : rounded(call.node.type, total);
};

const avg: Aggregate = (call) => {
  const x = sqlOf(call, 0);
  const isFloat = call.node.type.kind === "FLOAT64";
  return rounded(call.node.type, spell(call, "avg", { sql: [isFloat ? cast(x, "double precision") : x] }));
};

/** NaN, if there is one, is the least and the greatest. PostgreSQL has no least BOOL or BYTES. */
const extreme =
  (fn: "min" | "max"): Aggregate =>
  (call) => {
    const x = sqlOf(call, 0);
    const found = (name: string, sql = call.sql) => spell(call, name, { sql, distinct: false });
    switch (call.node.type.kind) {
      case "RANGE":
        return at(fn)({ ...call, args: [argument(call, 0), argument(call, 0)], sql: [x, x] });
      case "STRING":
        return found(fn, [collated(x)]);
      case "BOOL":
        return found(fn === "min" ? "bool_and" : "bool_or");
      case "BYTES":
        return found(`googlesql.${fn}_bytes`);
      case "FLOAT64":
        if (fn === "max") return found(fn);
        return `CASE WHEN ${found("bool_or", [`${x} = 'NaN'`])} THEN 'NaN'::double precision ELSE ${found(fn)} END`;
      default:
        return found(fn);
    }
  };

/** The first argument where the second is at its extreme. */
const at =
  (fn: "min" | "max"): Aggregate =>
  (call) => {
    if (call.over) throw unsupported(`${shown(call.fn)} with OVER`);
    const [x, key] = atLeast(2, call);
    const order = extremeFirst(argument(call, call.args.length - 1), key, fn === "max");
    return firstOf(call, x, `${key} IS NOT NULL`, order);
  };

const count: Aggregate = (call) => {
  if (call.args.length === 0) return spell(call, "count", { sql: ["*"], distinct: false });
  if (!call.over || !call.node.distinct) return spell(call, "count");
  return ours("count_distinct", spell(call, "array_agg", { distinct: false }));
};

const floats = (sql: readonly string[]): readonly string[] => sql.map((arg) => cast(arg, "double precision"));

const statistic: Aggregate = (call) => spell(call, call.fn, { sql: floats(call.sql) });

/** NaN where one of the two never changes. */
const corr: Aggregate = (call) => {
  const sql = floats(call.sql);
  const pairs = spell(call, "regr_count", { sql, distinct: false });
  return `coalesce(${spell(call, "corr", { sql })}, CASE WHEN ${pairs} > 1 THEN 'NaN'::double precision END)`;
};

const statistics = ["stddev_samp", "stddev_pop", "var_samp", "var_pop", "covar_samp", "covar_pop"];

export const numbers: Aggregates = {
  ...aggregatesBy(spell, "bigint"),
  count,
  sum,
  avg,
  min: extreme("min"),
  max: extreme("max"),
  max_by: at("max"),
  min_by: at("min"),
  ...Object.fromEntries(statistics.map((fn) => [fn, statistic])),
  corr,
};
