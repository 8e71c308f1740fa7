/** JSON, RANGE, FORMAT. */
import { typeName } from "@sluice/googlesql/types";
import type { Call, Native, Natives } from "../context.ts";
import { ours, text } from "../names.ts";
import { jsonbArray, toJsonb, typeText, fromJsonbAt } from "../jsonb.ts";
import { each, filled, own } from "../library-calls.ts";

/** By a path; `$` where none is said. */
const byPath =
  (name: string): Native =>
  ({ fn, args, sql }) => {
    const [x, path = "'$'"] = sql as [string, string?];
    // Of a text, what is in it is read as it stands; JSON itself is another type.
    return args[0]!.type.kind === "STRING" ? ours(name, x, path, `${fn.includes("extract")}`) : ours(name, x, path);
  };

const asJson = ({ args, sql }: Call, i: number): string =>
  ours("to_json", toJsonb(sql[i]!, args[i]!.type), typeText(args[i]!.type));

const toJson: Native = (call) => (isFalse(call, 1) ? asJson(call, 0) : undefined);
const isFalse = ({ args }: Call, i: number): boolean => {
  const arg = args[i];
  return arg === undefined || (arg.kind === "literal" && arg.value !== true);
};

const toJsonString: Native = ({ args, sql }) =>
  ours("to_json_string", toJsonb(sql[0]!, args[0]!.type), typeText(args[0]!.type), sql[1] ?? "false");

const object: Native = (call) => {
  const { type } = call.args[0] ?? { type: undefined };
  if (type?.kind === "ARRAY") return ours("json_object_of", call.sql[0]!, asJson(call, 1));
  if (call.args.length === 0) return "'{}'::jsonb";
  return ours("json_object", ...call.sql.map((_, i) => asJson(call, i)));
};

/** Pairs of a path and a value, one after another, then a flag that is there for all. */
const changes =
  (name: string, spreads: boolean): Native =>
  (call) => {
    const pairs = Math.floor((call.args.length - 1) / 2);
    const flag = call.args.length % 2 === 0 ? call.sql.at(-1)! : "true";
    let sql = call.sql[0]!;
    for (let i = 0; i < pairs; i += 1) {
      const at = 1 + i * 2;
      const spread = spreads && call.args[at + 1]!.type.kind !== "ARRAY" ? "false" : flag;
      sql = ours(name, sql, call.sql[at]!, asJson(call, at + 1), spread);
    }
    return sql;
  };

const removed: Native = ({ sql }) => sql.slice(1).reduce((json, path) => ours("json_remove", json, path), sql[0]!);

const subscript: Native = ({ args, sql }) =>
  args[1]!.type.kind === "INT64" ? `(${sql[0]} -> ${sql[1]}::integer)` : `(${sql[0]} -> ${sql[1]})`;

/** INT32 and its like are INT64 within bounds. */
const bounded =
  (fn: string, low: string, high: string, lax: boolean): Native =>
  ({ sql }) =>
    ours(lax ? "within_or_null" : "within", ours(fn, sql[0]!), low, high);

const scalars =
  (reader: string, mode: "lax" | "strict"): Native =>
  ({ sql }) =>
    ours("json_scalars", sql[0]!, `'googlesql.${reader}'`, `'${mode}'`);

const end =
  (index: 0 | 1): Native =>
  ({ sql, type }) =>
    fromJsonbAt(sql[0]!, index, type);

const unbounded =
  (index: 0 | 1): Native =>
  ({ sql }) =>
    `((${sql[0]} -> ${index}) = 'null'::jsonb)`;

const format: Native = ({ args, sql }) => {
  const types = args.slice(1).map((arg) => typeText(arg.type));
  const values = args.slice(1).map((arg, i) => toJsonb(sql[i + 1]!, arg.type));
  return ours("format", sql[0]!, jsonbArray(values), jsonbArray(types));
};

export const json: Natives = {
  json_value: byPath("json_value"),
  json_extract_scalar: byPath("json_value"),
  json_query: byPath("json_query"),
  json_extract: byPath("json_query"),
  json_query_array: byPath("json_query_array"),
  json_extract_array: byPath("json_query_array"),
  json_value_array: byPath("json_value_array"),
  json_extract_string_array: byPath("json_value_array"),
  json_subscript: subscript,
  json_type: ({ sql }) => `jsonb_typeof(${sql[0]})`,
  json_keys: filled("json_keys", "", "NULL", "'strict'"),
  json_array: (call) => (call.sql.length === 0 ? "'[]'::jsonb" : jsonbArray(call.sql.map((_, i) => asJson(call, i)))),
  json_object: object,
  json_set: changes("json_set", false),
  json_array_append: changes("json_array_append", true),
  json_array_insert: changes("json_array_insert", true),
  json_remove: removed,
  json_strip_nulls: filled("json_strip_nulls", "", "'$'", "true", "false"),
  ...each("json_flatten json_contains lax_bool lax_int64 lax_float64 lax_string", () => own()),
  parse_json: filled("parse_json", "", "'exact'"),
  to_json: toJson,
  to_json_string: toJsonString,
  safe_to_json: (call) => `CASE WHEN ${call.sql[0]} IS NOT NULL THEN ${asJson(call, 0)} END`,
  bool: own("json_bool"),
  int64: own("json_int64"),
  float64: filled("json_float64", "", "'round'"),
  int32: bounded("json_int64", "-2147483648", "2147483647", false),
  uint32: bounded("json_int64", "0", "4294967295", false),
  uint64: bounded("json_int64", "0", "9223372036854775807", false),
  lax_int32: bounded("lax_int64", "-2147483648", "2147483647", true),
  lax_uint32: bounded("lax_int64", "0", "4294967295", true),
  lax_uint64: bounded("lax_int64", "0", "9223372036854775807", true),
  bool_array: scalars("json_bool(v)", "strict"),
  int64_array: scalars("json_int64(v)", "strict"),
  float64_array: (call) => (call.sql.length > 1 ? undefined : scalars("json_float64(v, ''round'')", "strict")(call)),
  string_array: scalars("json_string(v)", "strict"),
  lax_bool_array: scalars("lax_bool(v)", "lax"),
  lax_int64_array: scalars("lax_int64(v)", "lax"),
  lax_float64_array: scalars("lax_float64(v)", "lax"),
  lax_string_array: scalars("lax_string(v)", "lax"),
  format,
  typeof: ({ args }) => `${text(typeName(args[0]!.type))}::text`,
  range: ({ sql }) => ours("range", jsonbArray(sql)),
  range_start: end(0),
  range_end: end(1),
  range_is_start_unbounded: unbounded(0),
  range_is_end_unbounded: unbounded(1),
  range_contains: ({ args, sql }) => ours("range_contains", sql[0]!, toJsonb(sql[1]!, args[1]!.type)),
  ...each("range_overlaps range_intersect", () => own()),
};
