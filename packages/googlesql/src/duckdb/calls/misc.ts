/** BYTES, JSON, INTERVAL, RANGE and the rest, as far as DuckDB's own functions are exact. */
import { typeName } from "../../types.ts";
import { type Call, type Natives, constant } from "../context.ts";
import { bind } from "../bind.ts";
import { text } from "../names.ts";
import { span } from "./date-parts.ts";
import { partOf } from "../context.ts";

const hash =
  (fn: string) =>
  ({ sql }: Call): string =>
    `unhex(${fn}(${sql[0]}))`;

/** Paths of plain names and positions mean the same to both. */
const isPlainPath = (path: string | undefined): path is string =>
  path !== undefined && /^\$(\.[A-Za-z_]\w*|\[\d+\])*$/.test(path);

/** A scalar by a constant path; a text that is no JSON has none. */
function scalar(call: Call): string | undefined {
  const path = call.args[1] ? constant(call.args[1]) : "$";
  if (!isPlainPath(path)) return undefined;
  const value = (json: string) =>
    `CASE WHEN json_type(${json}, ${text(path)}) IN ('VARCHAR', 'BOOLEAN', 'BIGINT', 'UBIGINT') THEN json_extract_string(${json}, ${text(path)})`;
  return bind(call.sql[0]!, (json) => {
    const careful = call.careful([json, ...call.sql.slice(1)]);
    const guarded = `${value(json)} WHEN json_type(${json}, ${text(path)}) = 'DOUBLE' THEN ${careful} END`;
    return call.args[0]!.type.kind === "JSON" ? guarded : `CASE WHEN json_valid(${json}) THEN ${guarded} END`;
  });
}

export const misc: Natives = {
  to_hex: ({ sql }) => `lower(hex(${sql[0]}))`,
  to_base64: ({ sql }) => `to_base64(${sql[0]})`,
  md5: hash("md5"),
  sha1: hash("sha1"),
  sha256: hash("sha256"),
  json_value: scalar,
  json_extract_scalar: scalar,
  interval: ({ args, sql }) => span(sql[0]!, partOf(args[1])!),
  range_start: ({ sql }) => `struct_extract(${sql[0]}, 'range_start')`,
  range_end: ({ sql }) => `struct_extract(${sql[0]}, 'range_end')`,
  range_is_start_unbounded: ({ sql }) => `(struct_extract(${sql[0]}, 'range_start') IS NULL)`,
  range_is_end_unbounded: ({ sql }) => `(struct_extract(${sql[0]}, 'range_end') IS NULL)`,
  session_user: () => "current_user",
  generate_uuid: () => "CAST(gen_random_uuid() AS VARCHAR)",
  typeof: ({ args }) => text(typeName(args[0]!.type)),
};
