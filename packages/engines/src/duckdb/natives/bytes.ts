/** BYTES, JSON, INTERVAL, RANGE and the rest, as far as DuckDB's own functions are exact. */
import { typeName } from "@sluice/googlesql/types";
import { bind } from "../bind.ts";
import type { Call, Natives } from "../context.ts";
import { text } from "../names.ts";
import { span } from "./date-parts.ts";
import { partOf } from "../context.ts";

const hash =
  (fn: string) =>
  ({ sql }: Call): string =>
    `unhex(${fn}(${sql[0]}))`;

const unbounded =
  (end: string) =>
  ({ sql }: Call): string =>
    bind(sql[0]!, (range) => `CASE WHEN ${range} IS NOT NULL THEN struct_extract(${range}, '${end}') IS NULL END`);

export const misc: Natives = {
  to_hex: ({ sql }) => `lower(hex(${sql[0]}))`,
  to_base64: ({ sql }) => `to_base64(${sql[0]})`,
  md5: hash("md5"),
  sha1: hash("sha1"),
  sha256: hash("sha256"),
  interval: ({ args, sql }) => span(sql[0]!, partOf(args[1])!),
  range_start: ({ sql }) => `struct_extract(${sql[0]}, 'range_start')`,
  range_end: ({ sql }) => `struct_extract(${sql[0]}, 'range_end')`,
  range_is_start_unbounded: unbounded("range_start"),
  range_is_end_unbounded: unbounded("range_end"),
  session_user: () => "current_user",
  generate_uuid: () => "CAST(gen_random_uuid() AS VARCHAR)",
  typeof: ({ args }) => text(typeName(args[0]!.type)),
};
