/** Ties the recursion: expressions hold queries, queries hold expressions. */
import type { Render } from "./context.ts";
import { expression } from "./expressions.ts";
import { query } from "./query.ts";

export const render: Render = {
  expr: (expr) => expression(expr, render),
  query: (node) => query(node, render),
};
