/** FORMAT_* and PARSE_*. Constant formats of plain elements are PostgreSQL's own, or read at once. */
import { atLeast, constant, kindOf } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { each } from "../../core/natives/by-kind.ts";
import { cast } from "../../core/names.ts";
import { own } from "../library-calls.ts";
import { ours, text } from "../names.ts";
import { utc } from "./timestamps.ts";

/** GoogleSQL's elements as to_char has them. */
const elements: ReadonlyMap<string, string> = new Map([
  ["%Y", "YYYY"],
  ["%m", "MM"],
  ["%d", "DD"],
  ["%H", "HH24"],
  ["%M", "MI"],
  ["%S", "SS"],
]);

/** A constant format of plain elements and plain punctuation is to_char's. */
function plainFormat(format: string | undefined): string | undefined {
  const expanded = format?.replaceAll("%F", "%Y-%m-%d").replaceAll("%T", "%H:%M:%S").replaceAll("%R", "%H:%M");
  if (expanded === undefined || !/^(%[YmdHMS]|[-:/ ._])*$/.test(expanded)) return undefined;
  return expanded.replaceAll(/%./g, (element) => elements.get(element) ?? element);
}

const format: Native = (call) => {
  const pattern = plainFormat(constant(call.args[0]));
  if (pattern === undefined || call.args.length > 2 || call.fn === "format_time") return ours(call.fn, ...call.sql);
  const [written, value] = atLeast(2, call);
  const moment = kindOf(call, 1) === "TIMESTAMP" ? utc(value) : value;
  return ours("format_plain", cast(moment, "timestamp"), text(pattern), written);
};

/** A year, a month and a day, as they nearly always come, are read at once. */
const parseDate: Native = (call) => {
  const [format, value] = atLeast(2, call);
  const parsed = ours("parse_date", format, value);
  const isUsual = /^%(F|Y-%m-%d)$/.test(constant(call.args[0]) ?? "");
  return isUsual ? `coalesce(${ours("date_or_null", value)}, ${parsed})` : parsed;
};

export const formats: Natives = {
  ...each("format_date format_datetime format_timestamp format_time", () => format),
  parse_date: parseDate,
  ...each("parse_datetime parse_time parse_timestamp", () => own()),
};
