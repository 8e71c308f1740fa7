/** Conditions, taken apart: equal keys of a subquery and of the rows around it, and the rest. */
import type { Expr } from "@sluice/googlesql/tree";
import { call } from "../core/build.ts";
import { freeIn, isApart, isPlain, isWithin } from "./relations.ts";
import { isCanonical } from "./types.ts";

/** The terms of a chain of ANDs. */
export function conjuncts(expr: Expr | undefined): readonly Expr[] {
  if (expr === undefined) return [];
  return expr.kind === "call" && expr.fn === "and" ? expr.args.flatMap(conjuncts) : [expr];
}

export const conjunction = (terms: readonly Expr[]): Expr | undefined =>
  terms.length <= 1 ? terms[0] : call("and", terms);

/** The sides of an equality that an index can look up and that can be computed apart. */
export function sidesOf(term: Expr): readonly [Expr, Expr] | undefined {
  if (term.kind !== "call" || term.fn !== "eq" || !isPlain(term)) return undefined;
  const [a, b] = term.args;
  return a && b && isCanonical(a.type) ? [a, b] : undefined;
}

export interface Keys {
  readonly inner: Expr;
  readonly outer: Expr;
}

export interface Parts {
  readonly keys: readonly Keys[];
  /** Of the subquery's own rows. */
  readonly local: readonly Expr[];
  /** Of the rows around alone. */
  readonly around: readonly Expr[];
}

/** Undefined where a condition binds them in another way. */
export function dividedBy(where: Expr | undefined, own: ReadonlySet<string>): Parts | undefined {
  const keys: Keys[] = [];
  const local: Expr[] = [];
  const around: Expr[] = [];
  for (const term of conjuncts(where)) {
    const free = freeIn(term);
    const key = keysOf(term, own);
    if (isWithin(free, own)) local.push(term);
    else if (isApart(free, own) && isPlain(term)) around.push(term);
    else if (key === undefined) return undefined;
    else keys.push(key);
  }
  return { keys, local, around };
}

/** `inner = outer`, either way round. */
function keysOf(term: Expr, own: ReadonlySet<string>): Keys | undefined {
  const [a, b] = sidesOf(term) ?? [];
  if (!a || !b) return undefined;
  const isInner = (expr: Expr): boolean => freeIn(expr).size > 0 && isWithin(freeIn(expr), own);
  const isOuter = (expr: Expr): boolean => isApart(freeIn(expr), own);
  if (isInner(a) && isOuter(b)) return { inner: a, outer: b };
  return isInner(b) && isOuter(a) ? { inner: b, outer: a } : undefined;
}
