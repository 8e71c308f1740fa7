/** An expression apart from what is around it, to be run by itself: what it takes from there becomes parameters. */
import { type Changes, type Expr, mapExpr, mapParts, relationsOf } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

export interface Detached {
  /** The expression with its parameters. */
  readonly inside: Expr;
  /** What stands for each of them, in order. */
  readonly taken: readonly Expr[];
}

/** What is known at a place within the expression. */
interface Place {
  /** Relations of subqueries within. */
  readonly made: ReadonlySet<string>;
  /** Parameters of lambdas within. */
  readonly bound: ReadonlySet<string>;
  /** It is in a query, whose aggregates are its own. */
  readonly inQuery: boolean;
}

/** `parameter` makes the variable that stands for what is taken, by its place from 0. */
export function detach(expr: Expr, parameter: (at: number, type: Type) => Expr): Detached {
  const taken: Expr[] = [];
  const changesAt = (place: Place): Changes => ({
    expr: (node) => {
      if (isOutside(node, place)) return parameter(taken.push(node) - 1, node.type);
      if (node.kind !== "lambda") return undefined;
      return mapParts(node, changesAt({ ...place, bound: new Set([...place.bound, ...node.parameters]) }));
    },
    query: (node) => mapParts(node, changesAt({ ...place, inQuery: true })),
  });
  const { made } = relationsOf(expr);
  return { inside: mapExpr(expr, changesAt({ made, bound: new Set(), inQuery: false })), taken };
}

function isOutside(expr: Expr, { made, bound, inQuery }: Place): boolean {
  switch (expr.kind) {
    case "column":
    case "row":
      return !made.has(expr.relation);
    case "aggregate":
    case "window":
      return !inQuery;
    case "variable":
      return expr.scope === "lambda" && !bound.has(expr.name);
    default:
      return false;
  }
}
