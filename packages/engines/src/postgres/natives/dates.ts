/** DATE, DATETIME, TIME and TIMESTAMP: arithmetic, differences, truncation. */
import { atLeast, binary, kindOf, partOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { each } from "../../core/natives/by-kind.ts";
import { cast } from "../../core/names.ts";
import { own } from "../library-calls.ts";
import { ours, text } from "../names.ts";

/** The function of ours for a moment and an INTERVAL: there is none for a DATE, which becomes a DATETIME. */
const withInterval = (fn: string): string => fn.replace("_sub", "_add").replace(/^date_/, "datetime_");

/** With an INTERVAL, or with a number and a unit. */
const later =
  (sign: "+" | "-"): Native =>
  (call) => {
    const [x, by, unit] = atLeast(2, call);
    if (unit !== undefined) return ours(call.fn, x, by, unit);
    const start = kindOf(call, 0) === "DATE" ? cast(x, "timestamp") : x;
    return ours(withInterval(call.fn), start, sign === "-" ? `(- ${by})` : by);
  };

/** PostgreSQL's own for what models use most. */
const dateTrunc: Native = unary((date, { args, sql }) => {
  const part = partOf(args[1]);
  if (part === "DAY") return date;
  if (part === "MONTH" || part === "QUARTER" || part === "YEAR")
    return cast(`date_trunc(${text(part.toLowerCase())}, ${cast(date, "timestamp")})`, "date");
  return ours("week_trunc", ...sql);
});

const lastDay: Native = unary((x, call) =>
  ours("last_day_checked", kindOf(call, 0) === "DATE" ? x : cast(x, "date"), call.sql[1] ?? "'MONTH'"),
);

export const dates: Natives = {
  ...each("date_add datetime_add timestamp_add time_add", () => later("+")),
  ...each("date_sub datetime_sub timestamp_sub time_sub", () => later("-")),
  ...each("date_diff datetime_diff timestamp_diff time_diff datetime_trunc timestamp_trunc time_trunc", () => own()),
  date_trunc: dateTrunc,
  last_day: lastDay,
  date_from_unix_date: unary((n) => ours("date_add", "'1970-01-01'::date", n, "'DAY'")),
  unix_date: unary((date) => `(${date} - '1970-01-01'::date)::bigint`),
  generate_date_array: binary((first, last, { sql: [, , step = "1", unit = "'DAY'"] }) =>
    ours("generate_date_array", first, last, step, unit),
  ),
  ...each("generate_datetime_array generate_timestamp_array", () => own()),
};
