/** Reading a call's arguments. One that the signature promises and that is not there is an error, which says which one. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type Arguments, type Call, type Native, shown } from "./context.ts";

function missing({ fn, args }: Arguments, at: number): never {
  throw new GoogleSqlError("invalid", `${shown(fn)}: argument ${at + 1} is missing, got ${args.length}`);
}

/** The argument at a place from 0. */
export const argument = (call: Arguments, at: number): Expr => call.args[at] ?? missing(call, at);

/** The same in the engine's SQL. */
export const sqlOf = (call: Arguments, at: number): string => call.sql[at] ?? missing(call, at);

export const typeOf = (call: Arguments, at: number): Type => argument(call, at).type;
export const kindOf = (call: Arguments, at: number): Type["kind"] => argument(call, at).type.kind;

interface Least {
  1: readonly [string, ...string[]];
  2: readonly [string, string, ...string[]];
  3: readonly [string, string, string, ...string[]];
}

/** All arguments in the engine's SQL, of which so many must be there. */
export function atLeast<Size extends keyof Least>(size: Size, call: Arguments): Least[Size] {
  if (call.sql.length < size) missing(call, call.sql.length);
  return call.sql as Least[Size];
}

/** Natives by the SQL of their first arguments. */
export const unary =
  (spell: (x: string, call: Call) => string | undefined): Native =>
  (call) =>
    spell(sqlOf(call, 0), call);

export const binary =
  (spell: (a: string, b: string, call: Call) => string | undefined): Native =>
  (call) =>
    spell(sqlOf(call, 0), sqlOf(call, 1), call);

export const ternary =
  (spell: (a: string, b: string, c: string, call: Call) => string | undefined): Native =>
  (call) =>
    spell(sqlOf(call, 0), sqlOf(call, 1), sqlOf(call, 2), call);

/** A constant STRING argument. */
export const constant = (expr: Expr | undefined): string | undefined =>
  expr?.kind === "literal" && typeof expr.value === "string" ? expr.value : undefined;

/** A date part, with its weekday: `DAY`, `WEEK(MONDAY)`. */
export function partOf(expr: Expr | undefined): string | undefined {
  if (expr?.kind !== "part") return undefined;
  return expr.weekday ? `${expr.part}(${expr.weekday})` : expr.part;
}

/** The date part that must be there. */
export const partAt = (call: Arguments, at: number): string => partOf(call.args[at]) ?? missing(call, at);

/** The types of all arguments, to be told apart at once: `DATE INT64`. */
export const kindsOf = ({ args }: Arguments): string => args.map((arg) => arg.type.kind).join(" ");

/** A literal number, and not 0: something can be divided by it. */
export const isNonZero = (expr: Expr): boolean =>
  expr.kind === "literal" &&
  (typeof expr.value === "bigint" || typeof expr.value === "number") &&
  Number(expr.value) !== 0;

/** A constant INT64 argument of a size that a parameter of 32 bits takes. */
export function constantInt(expr: Expr | undefined): number | undefined {
  const value = expr?.kind === "literal" && typeof expr.value === "bigint" ? Number(expr.value) : undefined;
  return value !== undefined && Math.abs(value) < 1e9 ? value : undefined;
}
