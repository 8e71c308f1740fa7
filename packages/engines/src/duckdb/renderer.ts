/** Ties the recursion: expressions hold queries, queries hold expressions. */
import type { Render } from "./context.ts";
import { expression } from "./expressions.ts";
import { query } from "./query.ts";
import { safely } from "./raise.ts";

export const render: Render = {
  expr: (expr) => safely(false, () => expression(expr, render)),
  query: (node) => query(node, render),
};
