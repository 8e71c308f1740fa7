/** JSON by paths, made of values and changed. */
import { atLeast, binary, kindOf, sqlOf, typeOf, unary } from "../../core/arguments.ts";
import type { Call, Native, Natives } from "../../core/context.ts";
import { each } from "../../core/natives/by-kind.ts";
import { jsonbArray, toJsonb, typeText } from "../jsonb.ts";
import { filled, own } from "../library-calls.ts";
import { ours } from "../names.ts";

/** By a path; `$` where none is said. Of a text, what is in it is read as it stands; JSON itself is another type. */
const byPath = (name: string): Native =>
  unary((x, call) => {
    const [, path = "'$'"] = call.sql;
    return kindOf(call, 0) === "STRING" ? ours(name, x, path, `${call.fn.includes("extract")}`) : ours(name, x, path);
  });

/** An argument as JSON. */
const asJson = (call: Call, at: number): string => {
  const type = typeOf(call, at);
  return ours("to_json", toJsonb(sqlOf(call, at), type), typeText(type));
};

const allAsJson = (call: Call): readonly string[] => call.args.map((_, at) => asJson(call, at));

/** A flag that is a constant, and not set, or that is left out. */
const isUnset = ({ args }: Call, at: number): boolean => {
  const flag = args[at];
  return flag === undefined || (flag.kind === "literal" && flag.value !== true);
};

const toJsonString: Native = unary((x, call) => {
  const type = typeOf(call, 0);
  return ours("to_json_string", toJsonb(x, type), typeText(type), call.sql[1] ?? "false");
});

const object: Native = (call) => {
  if (call.args.length === 0) return "'{}'::jsonb";
  if (kindOf(call, 0) === "ARRAY") return ours("json_object_of", sqlOf(call, 0), asJson(call, 1));
  return ours("json_object", ...allAsJson(call));
};

/** Pairs of a path and a value, one after another, then a flag that is there for all. */
const changes = (name: string, spreads: boolean): Native =>
  unary((json, call) => {
    const size = call.args.length;
    const flag = size % 2 === 0 ? sqlOf(call, size - 1) : "true";
    let sql = json;
    for (let at = 1; at + 1 < size; at += 2) {
      const isOne = spreads && kindOf(call, at + 1) !== "ARRAY";
      sql = ours(name, sql, sqlOf(call, at), asJson(call, at + 1), isOne ? "false" : flag);
    }
    return sql;
  });

const removed: Native = (call) => {
  const [json, ...paths] = atLeast(1, call);
  // A path that is NULL removes nothing.
  return paths.reduce((left, path, i) => {
    const less = ours("json_remove", left, path);
    const given = call.args[i + 1];
    return given?.kind === "literal" && given.value !== null ? less : `coalesce(${less}, ${left})`;
  }, json);
};

const subscript: Native = binary((json, key, call) =>
  kindOf(call, 1) === "INT64" ? `(${json} -> ${key}::integer)` : `(${json} -> ${key})`,
);

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
  json_type: unary((x) => `jsonb_typeof(${x})`),
  json_keys: filled("json_keys", "", "NULL", "'strict'"),
  json_array: (call) => (call.args.length === 0 ? "'[]'::jsonb" : jsonbArray(allAsJson(call))),
  json_object: object,
  json_set: changes("json_set", false),
  json_array_append: changes("json_array_append", true),
  json_array_insert: changes("json_array_insert", true),
  json_remove: removed,
  json_strip_nulls: filled("json_strip_nulls", "", "'$'", "true", "false"),
  ...each("json_flatten json_contains", () => own()),
  parse_json: filled("parse_json", "", "'exact'"),
  to_json: (call) => (isUnset(call, 1) ? asJson(call, 0) : undefined),
  to_json_string: toJsonString,
  safe_to_json: (call) => `CASE WHEN ${sqlOf(call, 0)} IS NOT NULL THEN ${asJson(call, 0)} END`,
};
