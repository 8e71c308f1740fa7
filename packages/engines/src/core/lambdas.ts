/** Lambdas among a call's arguments. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type { Expr } from "@sluice/googlesql/tree";
import { constant } from "./arguments.ts";
import { type Arguments, shown } from "./context.ts";

export type Lambda = Extract<Expr, { kind: "lambda" }>;

export const lambdaOf = (expr: Expr | undefined): Lambda | undefined => (expr?.kind === "lambda" ? expr : undefined);

/** The lambda that must be there, at a place from 0. */
export function lambdaAt({ fn, args }: Arguments, at: number): Lambda {
  const found = lambdaOf(args[at]);
  if (!found) throw new GoogleSqlError("invalid", `${shown(fn)}: expected a lambda as argument ${at + 1}`);
  return found;
}

/** What the lambda calls its argument at a place from 0. */
export function parameterOf({ parameters }: Lambda, at: number): string {
  const found = parameters[at];
  if (found === undefined)
    throw new GoogleSqlError("invalid", `expected a lambda of ${at + 1} parameters, got ${parameters.length}`);
  return found;
}

/** Each parameter with what stands for it. */
export const parametersOf = (lambda: Lambda, values: readonly string[]): readonly (readonly [string, string])[] =>
  values.flatMap((value, i) => {
    const name = lambda.parameters[i];
    return name === undefined ? [] : [[name, value] as const];
  });

/** ARRAY_FIND and ARRAY_OFFSET of the last that is found, not the first. */
export const isLast = ({ args }: Arguments): boolean => constant(args[2])?.toUpperCase() === "LAST";
