/** Calls of our own functions in PostgreSQL, and of PostgreSQL's where it is alike. */
import type { Type } from "@sluice/googlesql/types";
import type { Native, Natives } from "./context.ts";
import { cast, ours } from "./names.ts";
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

/** Only for arguments of these kinds; undefined, not there, otherwise. */
export const only =
  (kinds: readonly Type["kind"][], then: Native): Native =>
  (call) =>
    kinds.includes(call.args[0]?.type.kind ?? "INT64") ? then(call) : undefined;

/** By the kind of the first argument. */
export const byKind =
  (choices: Partial<Record<Type["kind"], Native>>, otherwise?: Native): Native =>
  (call) => {
    const kind = call.args[0]?.type.kind;
    return ((kind && choices[kind]) ?? otherwise)?.(call);
  };

/** A NUMERIC has nine places, and its range. */
export function typed(type: Type, sql: string): string {
  if (type.kind === "NUMERIC") return cast(sql, declare(type));
  return type.kind === "BIGNUMERIC" ? ours("bignumeric", sql) : sql;
}

export const each = (names: string, make: (name: string) => Native): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make(name)]));
