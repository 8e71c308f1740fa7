/** FORMAT_* and PARSE_* by constant formats of plain elements: DuckDB's strftime. All other elements go to JavaScript. */
import { type Call, type Natives, constant } from "../context.ts";
import { bind } from "../bind.ts";
import { cast, text } from "../names.ts";
import { isPlace } from "./date-parts.ts";

const expansions: Readonly<Record<string, string>> = { F: "%Y-%m-%d", T: "%H:%M:%S", R: "%H:%M", D: "%m/%d/%y" };

const expanded = (format: string): string => format.replace(/%([FTRD])/g, (_, element: string) => expansions[element]!);

/** Only elements of the list, `%%` and plain text. */
const uses = (format: string, elements: string): boolean =>
  (format.match(/%./g) ?? []).every((element) => elements.includes(element[1]!)) &&
  !format.endsWith("%") &&
  !format.endsWith("%%");

const format =
  (elements: string) =>
  ({ args, sql, careful }: Call): string | undefined => {
    const [pattern, zone] = [expanded(constant(args[0]) ?? "%"), args[2] ? constant(args[2]) : "UTC"];
    if (pattern === "%" || !uses(pattern, elements) || zone === undefined || !isPlace(zone)) return undefined;
    const moment = args[1]!.type.kind === "TIMESTAMP" ? `timezone(${text(zone)}, ${sql[1]})` : sql[1];
    const plain = `strftime(${moment}, ${text(pattern)})`;
    // DuckDB has four digits for any year, GoogleSQL as many as it takes.
    return pattern.includes("%Y") ? `CASE WHEN year(${moment}) >= 1000 THEN ${plain} ELSE ${careful(sql)} END` : plain;
  };

const widths: Readonly<Record<string, string>> = {
  Y: "[0-9]{4}",
  m: "[0-9]{2}",
  d: "[0-9]{2}",
  H: "[0-9]{2}",
  M: "[0-9]{2}",
  S: "[0-9]{2}",
};

/** What a text must look like for DuckDB to read it as GoogleSQL would. */
const shape = (pattern: string): string =>
  pattern.replaceAll(/%(.)|[\\^$.|?*+()[\]{}]/g, (found, element?: string) =>
    element ? widths[element]! : `\\${found}`,
  );

/** TRY: the 30th of February has the right shape, and JavaScript tells that it is none. */
const parse =
  (type: string) =>
  (call: Call): string | undefined => {
    const pattern = expanded(constant(call.args[0]) ?? "%");
    const zone = call.args[2] ? undefined : "UTC";
    if (
      pattern === "%" ||
      !uses(pattern, "YmdHMS") ||
      (!pattern.includes("%Y-%m-%d") && !pattern.includes("%Y%m%d")) ||
      !zone
    )
      return undefined;
    return bind(call.sql[1]!, (x) => {
      const read = cast(`try_strptime(${x}, ${text(pattern)})`, "TIMESTAMP");
      const value = type === "TIMESTAMPTZ" ? `timezone('UTC', ${read})` : cast(read, type);
      const careful = call.careful([call.sql[0]!, x]);
      return `coalesce(CASE WHEN regexp_full_match(${x}, ${text(shape(pattern))}) THEN ${value} END, ${careful})`;
    });
  };

export const formats: Natives = {
  format_date: format("YmdybBaAj"),
  format_datetime: format("YmdybBaAjHMSIp"),
  format_timestamp: format("YmdybBaAjHMSIp"),
  parse_date: parse("DATE"),
  parse_datetime: parse("TIMESTAMP"),
  parse_timestamp: parse("TIMESTAMPTZ"),
};
