/** Calls of our own functions in PostgreSQL, and of PostgreSQL's where it is alike. */
import type { Type } from "@sluice/googlesql/types";
import type { Native } from "../core/context.ts";
import { cast } from "../core/names.ts";
import { ours } from "./names.ts";
import { declare } from "./types.ts";

/** Our function of the same name, or of that name, then arguments that were left out. */
export const own =
  (name?: string, ...more: readonly string[]): Native =>
  (call) =>
    typed(call.type, ours(name ?? call.fn, ...call.sql, ...more));

/** Ours with all its arguments: the defaults stand for those left out. */
export const filled =
  (name: string, ...defaults: readonly string[]): Native =>
  (call) =>
    ours(name, ...call.sql, ...defaults.slice(call.sql.length));

/** PostgreSQL's own. */
export const native =
  (name: string): Native =>
  ({ sql, type }) =>
    typed(type, `${name}(${sql.join(", ")})`);

/** A NUMERIC has nine places, and its range. */
export function typed(type: Type, sql: string): string {
  if (type.kind === "NUMERIC") return cast(sql, declare(type));
  return type.kind === "BIGNUMERIC" ? ours("bignumeric", sql) : sql;
}
