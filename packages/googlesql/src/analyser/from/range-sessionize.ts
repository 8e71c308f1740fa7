/** RANGE_SESSIONIZE: ranges that meet, or overlap, in one session. */
import type * as ast from "../../ast/index.ts";
import type { Env, Resolved, Source } from "../context.ts";
import { invalid } from "../refuse.ts";
import { named, quoted, text, texts } from "./arguments.ts";
import { generated } from "./generated.ts";

export function rangeSessionize(call: ast.Call, alias: string | undefined, env: Env): Source {
  const args = named(call, ["range_column", "partitioning_columns", "sessionize_option"]);
  const column = text(args["range_column"], "the range's column", call);
  const option = args["sessionize_option"]
    ? text(args["sessionize_option"], "the option", call).toUpperCase()
    : "MEETS";
  if (option !== "MEETS" && option !== "OVERLAPS") return invalid(`expected MEETS or OVERLAPS, got ${option}`, call);
  const partition = texts(args["partitioning_columns"], "the partitioning columns").map(quoted);
  return generated(call, alias, (input) => sql(input, column, partition, option), {}, env);
}

/** Ends of time, in place of UNBOUNDED. */
const limits = {
  DATE: ["date '0001-01-01'", "date '9999-12-31'"],
  DATETIME: ["datetime '0001-01-01 00:00:00'", "datetime '9999-12-31 23:59:59.999999'"],
  TIMESTAMP: ["timestamp '0001-01-01 00:00:00+00'", "timestamp '9999-12-31 23:59:59.999999+00'"],
} as const;

const by = (columns: readonly string[]): string => (columns.length > 0 ? `partition by ${columns.join(", ")}` : "");

function sql(input: Resolved, name: string, partition: readonly string[], option: "MEETS" | "OVERLAPS"): string {
  const type = input.columns.find((column) => column.name?.toLowerCase() === name.toLowerCase())?.type;
  if (type?.kind !== "RANGE") return invalid(`"${name}" is no column of ranges`);
  const [first, last] = limits[type.element.kind as keyof typeof limits];
  const range = quoted(name);
  const session = by([...partition, "session_"]);
  return `
    with bounds as (
      select *, if(${range} is null, null, ifnull(range_start(${range}), ${first})) as start_,
        if(${range} is null, null, ifnull(range_end(${range}), ${last})) as end_
      from input),
    gaps as (
      select *, start_ ${option === "MEETS" ? ">" : ">="} max(end_) over (
        ${by(partition)} order by start_, end_ rows between unbounded preceding and 1 preceding) as gap_
      from bounds),
    sessions as (select *, countif(ifnull(gap_, true)) over (${by(partition)} order by start_, end_) as session_ from gaps)
    select * except (start_, end_, gap_, session_), if(${range} is null, null, range(
      nullif(min(start_) over (${session}), ${first}), nullif(max(end_) over (${session}), ${last}))) as session_range
    from sessions`;
}
