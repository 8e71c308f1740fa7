/** Sums, extremes and statistics. */
import { BIGNUMERIC, INT64 } from "@sluice/googlesql/types";
import { aggregatesBy, plain, spelled } from "../../core/aggregates.ts";
import { argument, sqlOf, typeOf } from "../../core/arguments.ts";
import type { Aggregate, Aggregates, Aggregation } from "../../core/context.ts";
import { castSql } from "../casts/conversions.ts";
import { libraryCall } from "../library-calls.ts";
import { cast } from "../../core/names.ts";
import { sortable } from "../order-by.ts";
import { numericTotal } from "../raise.ts";
import { declare } from "../types.ts";
import { totalMicros, totalMonths } from "../wire.ts";

/** The first argument where the last is the least or the greatest. */
const atExtreme =
  (fn: string): Aggregate =>
  (call) => {
    const last = call.args.length - 1;
    return spelled(call, fn, { sql: [sqlOf(call, 0), sortable(typeOf(call, last), sqlOf(call, last))] });
  };

const sum: Aggregate = (call) => {
  const { kind } = call.node.type;
  if (kind === "INTERVAL") return sumOfIntervals(call);
  const total = spelled(call, "sum");
  if (kind === "NUMERIC") return numericTotal(total);
  return kind === "INT64" ? cast(total, "BIGINT") : total;
};

function sumOfIntervals(call: Aggregation): string {
  const x = sqlOf(call, 0);
  const total = (what: string, type: string) => cast(spelled(call, "sum", { sql: [what] }), type);
  const months = `to_months(${total(totalMonths(x), "INTEGER")})`;
  return `(${months} + to_days(${total(`datepart('day', ${x})`, "INTEGER")}) + to_microseconds(${total(totalMicros(x), "BIGINT")}))`;
}

const avg: Aggregate = (call) => {
  const { type } = call.node;
  if (type.kind === "FLOAT64" || type.kind === "INTERVAL") return spelled(call, "avg");
  const counted = spelled(call, "count");
  const count = type.kind === "BIGNUMERIC" ? castSql(INT64, BIGNUMERIC, counted, false) : cast(counted, declare(type));
  return libraryCall("div", [type, type], type, [spelled(call, "sum"), `CASE WHEN ${counted} > 0 THEN ${count} END`]);
};

const count: Aggregate = (call) =>
  call.args.length === 0 ? spelled(call, "count", { sql: ["*"], distinct: false }) : spelled(call, "count");

const NAN = cast("'nan'", "DOUBLE");

/** NaN, if there is one, is the least and the greatest. */
const min: Aggregate = (call) => {
  const { kind } = call.node.type;
  if (kind === "RANGE") return atExtreme("arg_min")(call);
  const least = spelled(call, "min");
  if (kind !== "FLOAT64") return least;
  const any = spelled(call, "bool_or", { sql: [`isnan(${sqlOf(call, 0)})`], distinct: false });
  return `CASE WHEN ${any} THEN ${NAN} ELSE ${least} END`;
};

const max: Aggregate = (call) => (call.node.type.kind === "RANGE" ? atExtreme("arg_max") : plain(spelled, "max"))(call);

/** An infinity or a NaN among the values makes it NaN, where DuckDB would fail. */
const spread =
  (fn: string): Aggregate =>
  (call) => {
    const floats = call.sql.filter((_, i) => argument(call, i).type.kind === "FLOAT64");
    if (floats.length === 0) return spelled(call, fn);
    const any = floats.map((x) => `NOT isfinite(${x})`).join(" OR ");
    const there = { where: call.sql.map((x) => `${x} IS NOT NULL`).join(" AND "), distinct: false };
    const rows = spelled(call, "count", { ...there, sql: ["*"] });
    const odd = spelled(call, "bool_or", { ...there, sql: [`(${any})`] });
    const finite = spelled(call, fn, { where: `NOT (${any})` });
    return `CASE WHEN ${odd} AND ${rows} > ${fn.endsWith("samp") ? 1 : 0} THEN ${NAN} ELSE ${finite} END`;
  };

const spreads = ["stddev_samp", "stddev_pop", "var_samp", "var_pop", "covar_samp", "covar_pop"];

export const numbers: Aggregates = {
  ...aggregatesBy(spelled, "BIGINT"),
  count,
  sum,
  avg,
  min,
  max,
  max_by: atExtreme("arg_max_null"),
  min_by: atExtreme("arg_min_null"),
  ...Object.fromEntries(spreads.map((fn) => [fn, spread(fn)])),
  corr: (call) => `CASE WHEN ${spelled(call, "regr_count")} > 1 THEN ${spread("corr")(call)} END`,
};
