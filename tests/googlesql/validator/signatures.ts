/** The signatures of a function by its name in the tree, and the one that a call has. */
import { findFunction, findOperator, functionNames, registry } from "@sluice/googlesql/signatures";
import type { CallArgument, Chosen, Signature } from "@sluice/googlesql/signatures";
import type { Expr } from "@sluice/googlesql/tree";
import { type Type, typeName } from "@sluice/googlesql/types";
import { match } from "../../../packages/googlesql/src/signatures/match.ts";

const all = new Set([
  ...functionNames().flatMap((name) => findFunction(name) ?? []),
  ...registry.flatMap(({ name }) => findOperator(name) ?? []),
]);

export const byName: ReadonlyMap<string, readonly Signature[]> = Map.groupBy(all, ({ name }) => name);

interface Called {
  readonly signature: Signature;
  readonly args: readonly Chosen[];
}

/** The signature whose parameters are these arguments as they are, without any coercion. ERROR is of any type. */
export function calledAs(fn: string, args: readonly Expr[], result: Type): Called | undefined {
  const given = args.map(argumentOf);
  for (const signature of byName.get(fn) ?? []) {
    const found = match(signature, named(signature, given));
    if (!found || found.badPart !== undefined || !fits(found.args, args)) continue;
    if (fn === "error" || sameShape(found.result, result)) return found;
  }
  return undefined;
}

/** What comes after parameters that repeat can only be given by name. */
function named({ parameters }: Signature, given: readonly CallArgument[]): readonly CallArgument[] {
  const repeats = parameters.findLastIndex(({ group }) => group !== undefined);
  if (repeats < 0) return given;
  const last = parameters.slice(repeats + 1);
  return given.map((argument, i) => {
    const name = last[i - given.length + last.length]?.name;
    return name === undefined ? argument : { ...argument, name };
  });
}

const fits = (chosen: readonly Chosen[], args: readonly Expr[]): boolean =>
  chosen.length === args.length && chosen.every(({ type }, i) => isLike(args[i], type));

const isLike = (arg: Expr | undefined, type: Type): boolean => arg !== undefined && sameShape(arg.type, type);

/** Names of fields are not said by a signature. */
const sameShape = (a: Type, b: Type): boolean => typeName(nameless(a)) === typeName(nameless(b));

function nameless(type: Type): Type {
  if (type.kind === "ARRAY") return { kind: "ARRAY", element: nameless(type.element) };
  if (type.kind !== "STRUCT") return type;
  return { kind: "STRUCT", fields: type.fields.map((field) => ({ type: nameless(field.type) })) };
}

function argumentOf(expr: Expr): CallArgument {
  const { type } = expr;
  if (expr.kind === "part") {
    const { part, weekday } = expr;
    return { type, part: weekday === undefined ? { part } : { part, weekday } };
  }
  if (expr.kind === "lambda") return { type, lambda: { arity: expr.parameters.length, body: () => expr.body } };
  return expr.kind === "literal" && typeof expr.value === "string" ? { type, text: expr.value } : { type };
}
