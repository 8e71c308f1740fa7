/** Ties the recursion: expressions hold queries, queries hold expressions. */
import type { Render, Scope } from "./context.ts";
import { expression } from "./expressions.ts";
import { query } from "./query.ts";

function rendering(scope: Scope): Render {
  const render: Render = {
    scope,
    expr: (expr) => expression(expr, render),
    query: (node) => query(node, render),
    within: rendering,
  };
  return render;
}

export const render: Render = rendering({ columns: new Map(), lambdas: new Map() });
