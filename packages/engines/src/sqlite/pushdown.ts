/** `FROM a, b WHERE f(a.x) = g(b.y)`: the condition goes to the join, where joins.ts finds its keys. */
import type { Expr, From, Select } from "@sluice/googlesql/tree";
import { conjunction, conjuncts } from "./keys.ts";
import { definedIn, freeIn, isPlain, isWithin } from "./relations.ts";

/** The same select, with the equalities of its cross joins in their ON. */
export function pushedDown(node: Select): Select {
  if (node.from?.kind !== "join" || node.where === undefined) return node;
  const rest = new Set(conjuncts(node.where));
  const from = pushed(node.from, rest);
  if (from === node.from) return node;
  const { where: _, ...others } = node;
  const where = conjunction([...rest]);
  return { ...others, from, ...(where && { where }) };
}

/** Takes the terms that it uses out of `rest`. The right sides of outer joins must stay as they are. */
function pushed(item: From, rest: Set<Expr>): From {
  if (item.kind !== "join" || item.join === "RIGHT" || item.join === "FULL") return item;
  const taken = item.join === "CROSS" && item.on === undefined ? termsOf(item, rest) : [];
  for (const term of taken) rest.delete(term);
  const left = pushed(item.left, rest);
  const on = conjunction(taken);
  if (on) return { ...item, left, join: "INNER", on };
  return left === item.left ? item : { ...item, left };
}

function termsOf(item: Extract<From, { kind: "join" }>, rest: ReadonlySet<Expr>): Expr[] {
  const { right } = item;
  if (right.kind !== "table" && right.kind !== "cte" && right.kind !== "subquery") return [];
  const known = definedIn(item);
  return [...rest].filter(
    (term) =>
      isEquality(term) && freeIn(term).has(right.alias) && freeIn(term).size > 1 && isWithin(freeIn(term), known),
  );
}

const isEquality = (term: Expr): boolean => term.kind === "call" && term.fn === "eq" && isPlain(term);
