/** DATE_ADD and its like, and differences: on canonical texts SQLite's own functions reckon as GoogleSQL's do, in units of a fixed length. */
import { binary, kindOf, partOf } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { isCheap, raise } from "../raise.ts";

/** SQLite's unit, and how many of it. */
const units: ReadonlyMap<string | undefined, readonly [string, number]> = new Map([
  ["SECOND", ["seconds", 1]],
  ["MINUTE", ["minutes", 1]],
  ["HOUR", ["hours", 1]],
  ["DAY", ["days", 1]],
  ["WEEK", ["days", 7]],
]);

/** A fraction of a second, and the zone, stay. SQLite knows a year 0, and gives NULL beyond 9999. */
const shift = (sign: "" | "-"): Native =>
  binary((x, n, call) => {
    const [unit, size] = units.get(partOf(call.args[2])) ?? [];
    if (unit === undefined || !isCheap(x) || !isCheap(n)) return undefined;
    const by = `((${sign}(${n})${size === 1 ? "" : ` * ${size}`}) || ' ${unit}')`;
    const [moved, rest] =
      kindOf(call, 0) === "DATE"
        ? [`date(${x}, ${by})`, ""]
        : [`datetime(substr(${x}, 1, 19), ${by})`, ` || substr(${x}, 20)`];
    return `CASE WHEN ${moved} >= '0001' THEN ${moved}${rest} WHEN ${x} IS NOT NULL AND ${n} IS NOT NULL THEN ${outside(call, x)} END`;
  });

const outside = (call: Call, x: string): string =>
  call.safe ? "NULL" : raise(`${kindOf(call, 0)} value is out of allowed range, from year 1 to 9999`, x);

/** How much of a text is left of a part's beginnings, what makes it whole again, and a part's seconds. */
const beginnings: ReadonlyMap<string | undefined, readonly [number, string, number]> = new Map([
  ["SECOND", [19, "", 1]],
  ["MINUTE", [16, "", 60]],
  ["HOUR", [13, " || ':00'", 3600]],
  ["DAY", [10, "", 86_400]],
]);

/** How many beginnings of a part lie between. */
const difference: Native = binary((a, b, call) => {
  const [length, rest, seconds] = beginnings.get(partOf(call.args[2])) ?? [];
  if (length === undefined || kindOf(call, 0) !== kindOf(call, 1) || kindOf(call, 0) === "TIMESTAMP") return undefined;
  const at = (x: string) => `CAST(strftime('%s', substr(${x}, 1, ${length})${rest}) AS INTEGER)`;
  return `((${at(a)} - ${at(b)}) / ${seconds})`;
});

export const shifts: Natives = {
  date_add: shift(""),
  date_sub: shift("-"),
  datetime_add: shift(""),
  datetime_sub: shift("-"),
  timestamp_add: shift(""),
  timestamp_sub: shift("-"),
  date_diff: difference,
  datetime_diff: difference,
};
