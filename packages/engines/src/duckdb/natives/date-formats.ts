/** FORMAT_* and PARSE_* by constant formats of plain elements: DuckDB's strftime. All other elements go to JavaScript. */
import { binary, constant, kindOf } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { byLibrary } from "../library-calls.ts";
import { text } from "../names.ts";
import { isPlace } from "./date-parts.ts";

const expansions: ReadonlyMap<string, string> = new Map([
  ["%F", "%Y-%m-%d"],
  ["%T", "%H:%M:%S"],
  ["%R", "%H:%M"],
  ["%D", "%m/%d/%y"],
]);

const expanded = (format: string): string => format.replace(/%./g, (element) => expansions.get(element) ?? element);

/** Only elements of the list, `%%` and plain text. */
const uses = (format: string, elements: string): boolean =>
  (format.match(/%./g) ?? []).every((element) => elements.includes(element.slice(1))) &&
  !format.endsWith("%") &&
  !format.endsWith("%%");

const format = (elements: string): Native =>
  binary((_, value, call) => {
    const { args, sql } = call;
    const [pattern, zone] = [expanded(constant(args[0]) ?? "%"), args[2] ? constant(args[2]) : "UTC"];
    if (pattern === "%" || !uses(pattern, elements) || zone === undefined || !isPlace(zone)) return undefined;
    const moment = kindOf(call, 1) === "TIMESTAMP" ? `timezone(${text(zone)}, ${value})` : value;
    const plain = `strftime(${moment}, ${text(pattern)})`;
    // DuckDB has four digits for any year, GoogleSQL as many as it takes.
    return pattern.includes("%Y")
      ? `CASE WHEN year(${moment}) >= 1000 THEN ${plain} ELSE ${byLibrary(call, sql)} END`
      : plain;
  });

/** What a text must look like for DuckDB to read it as GoogleSQL would: a year has four digits, all else two. */
const shape = (pattern: string): string =>
  pattern.replaceAll(/%(.)|[\\^$.|?*+()[\]{}]/g, (found, element?: string) =>
    element ? `[0-9]{${element === "Y" ? 4 : 2}}` : `\\${found}`,
  );

/** TRY: the 30th of February has the right shape, and JavaScript tells that it is none. */
const parse = (type: string): Native =>
  binary((format, value, call) => {
    const { args } = call;
    const pattern = expanded(constant(args[0]) ?? "%");
    const isWhole = pattern.includes("%Y-%m-%d") || pattern.includes("%Y%m%d");
    if (!isWhole || !uses(pattern, "YmdHMS") || args.length > 2) return undefined;
    return bind(value, (x) => {
      const read = cast(`try_strptime(${x}, ${text(pattern)})`, "TIMESTAMP");
      const moment = type === "TIMESTAMPTZ" ? `timezone('UTC', ${read})` : cast(read, type);
      const usual = `CASE WHEN regexp_full_match(${x}, ${text(shape(pattern))}) THEN ${moment} END`;
      return `coalesce(${usual}, ${byLibrary(call, [format, x])})`;
    });
  });

export const formats: Natives = {
  format_date: format("YmdybBaAj"),
  format_datetime: format("YmdybBaAjHMSIp"),
  format_timestamp: format("YmdybBaAjHMSIp"),
  parse_date: parse("DATE"),
  parse_datetime: parse("TIMESTAMP"),
  parse_timestamp: parse("TIMESTAMPTZ"),
};
