/** Ties the recursion: expressions hold queries, queries hold expressions. */
import type { Expressions, Render, Scope, Syntax } from "./context.ts";
import { expression, expressions } from "./expressions.ts";

/** What an engine says of its SQL; of all that may be left out, the core has its own. */
export interface Overrides extends Omit<Partial<Syntax>, "expressions"> {
  readonly expressions: Pick<Expressions, "literal"> & Partial<Expressions>;
  readonly query: Syntax["query"];
  readonly statement: Syntax["statement"];
}

const outermost: Scope = { columns: new Map(), lambdas: new Map(), ctes: new Set(), recursive: new Set() };

export function createRenderer(overrides: Overrides): Render {
  const syntax: Syntax = {
    fresh: (work) => work(),
    ...overrides,
    expressions: { ...expressions, ...overrides.expressions },
  };
  return renderer(syntax, outermost);
}

function renderer(syntax: Syntax, scope: Scope, around?: Render): Render {
  const render: Render = {
    syntax,
    scope,
    get around() {
      return around ?? render;
    },
    within: (inner) => renderer(syntax, inner, render),
    expr: (expr) => syntax.fresh(() => expression(expr, render)),
    query: (query) => syntax.query(query, render),
  };
  return render;
}
