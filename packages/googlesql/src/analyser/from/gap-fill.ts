/** GAP_FILL: a row for every bucket between a partition's first and last time, its values carried, interpolated, or NULL. */
import type * as ast from "../../ast/index.ts";
import type { Env, Resolved, Source } from "../context.ts";
import { invalid } from "../refuse.ts";
import { list, named, quoted, text, texts } from "./arguments.ts";
import { generated } from "./generated.ts";

const names = ["ts_column", "bucket_width", "partitioning_columns", "value_columns", "origin", "ignore_null_values"];

interface Value {
  readonly name: string;
  readonly method: string;
}

export function gapFill(call: ast.Call, alias: string | undefined, env: Env): Source {
  const args = named(call, names);
  const time = text(args["ts_column"], "ts_column", call);
  const width = args["bucket_width"] ?? invalid("bucket_width is missing", call);
  if (width.kind !== "interval") return invalid("bucket_width must be an INTERVAL of one part", width);
  const partition = texts(args["partitioning_columns"], "partitioning_columns");
  const values = list(args["value_columns"], "value_columns").map(valueOf);
  const ignore = args["ignore_null_values"];
  const keepsNulls = ignore?.kind === "literal" && ignore.type === "BOOL" && !ignore.value;
  const placeholders = { width_: width, ...(args["origin"] && { origin_: args["origin"] }) };
  const write = (input: Resolved) =>
    sql({ input, time, partition, values, keepsNulls, hasOrigin: args["origin"] !== undefined });
  return generated(call, alias, write, placeholders, env);
}

const methods = new Set(["null", "locf", "linear"]);

function valueOf(node: ast.Expression): Value {
  const [name, method] = node.kind === "struct" ? node.fields : [];
  if (!name || !method) return invalid("each of value_columns must be a pair of a column and a method", node);
  const wanted = text(method.value, "a method", node).toLowerCase();
  if (!methods.has(wanted)) return invalid(`expected null, locf or linear, got ${wanted}`, method.value);
  return { name: text(name.value, "a column", node), method: wanted };
}

interface Plan {
  readonly input: Resolved;
  readonly time: string;
  readonly partition: readonly string[];
  readonly values: readonly Value[];
  readonly keepsNulls: boolean;
  readonly hasOrigin: boolean;
}

const kinds: Readonly<Record<string, string>> = { DATE: "date", DATETIME: "datetime", TIMESTAMP: "timestamp" };

function sql(plan: Plan): string {
  const { input, time, partition, values } = plan;
  const type = input.columns.find((column) => column.name?.toLowerCase() === time.toLowerCase())?.type.kind;
  const kind = kinds[type ?? ""] ?? invalid(`"${time}" is no column of dates or times`);
  const at = quoted(time);
  const keys = partition.map(quoted);
  const keyed = (items: readonly string[]) => [...keys, ...items].join(", ");
  const bucket = (value: string) => `${kind}_bucket(${value}, width_${plan.hasOrigin ? ", origin_" : ""})`;
  const columns = values.map((value) => quoted(value.name));
  return `
    with given as (select * from input where ${at} is not null),
    bounds as (select ${keyed([`min(${at}) as low_`, `max(${at}) as high_`])} from given ${keys.length > 0 ? `group by ${keys.join(", ")}` : ""}),
    buckets as (
      select ${keyed(["time_"])} from bounds,
      unnest(generate_${kind}_array(${bucket("low_")}, ${bucket("high_")}, width_)) as time_ where time_ >= low_),
    points as (
      select ${keyed([`${at} as time_`, "false as is_bucket_", ...columns])} from given
      union all
      select ${keyed(["time_", "true", ...values.map(() => "null")])} from buckets),
    filled as (select ${keyed(["time_", "is_bucket_", ...values.map((value) => filled(value, keys, plan))])} from points)
    select ${[`time_ as ${at}`, ...keys, ...columns].join(", ")} from filled where is_bucket_`;
}

/** A point comes before the bucket of its own time, so that it is the bucket's last one. */
function filled({ name, method }: Value, keys: readonly string[], { keepsNulls }: Plan): string {
  const column = quoted(name);
  const by = (more: readonly string[]) =>
    keys.length + more.length > 0 ? `partition by ${[...keys, ...more].join(", ")}` : "";
  if (method === "null") return `max(${column}) over (${by(["time_"])}) as ${column}`;
  const isPoint = keepsNulls ? "not is_bucket_" : `not is_bucket_ and ${column} is not null`;
  const point = `if(${isPoint}, struct(time_ as point_, ${column} as value), null)`;
  const last = `last_value(${point} ignore nulls) over (${by([])} order by time_, is_bucket_ rows between unbounded preceding and current row)`;
  if (method === "locf") return `${last}.value as ${column}`;
  const next = `first_value(${point} ignore nulls) over (${by([])} order by time_, is_bucket_ rows between current row and unbounded following)`;
  return `with(last_ as ${last}, next_ as ${next}, if(last_.point_ = time_, last_.value / 1,
    last_.value + (next_.value - last_.value) * (${micros("time_")} - ${micros("last_.point_")}) / (${micros("next_.point_")} - ${micros("last_.point_")}))) as ${column}`;
}

const micros = (value: string): string => `unix_micros(timestamp(${value}))`;
