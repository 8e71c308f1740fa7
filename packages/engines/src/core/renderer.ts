/** Ties the recursion: expressions hold queries, queries hold expressions. */
import {
  type Expressions,
  type Froms,
  type Render,
  type Scope,
  shown,
  type Syntax,
  unsupported,
  type WindowFunctions,
} from "./context.ts";
import { expression, expressions } from "./expressions.ts";
import { froms } from "./from.ts";
import { qualified } from "./names.ts";
import { orderKey } from "./order-by.ts";
import { query, setOperation } from "./query.ts";
import { windows } from "./windows.ts";

/** What an engine says of its SQL; of all that may be left out, the core has its own. */
export interface Overrides extends Omit<Partial<Syntax>, "expressions" | "from" | "windows"> {
  readonly expressions: Pick<Expressions, "literal"> & Partial<Expressions>;
  readonly from?: Partial<Froms>;
  readonly windows?: WindowFunctions;
  readonly statement: Syntax["statement"];
}

const noAggregate: Syntax["aggregate"] = ({ fn }) => {
  throw unsupported(`The aggregate ${shown(fn)}`);
};

const standard: Omit<Syntax, "expressions" | "from" | "windows" | "statement"> = {
  aggregate: noAggregate,
  qualify: false,
  derivedColumns: true,
  unlimited: undefined,
  tableName: qualified,
  unnestColumns: () => undefined,
  orderKeys: orderKey,
  groupKey: (_, sql) => sql,
  rewrite: (query) => query,
  cte: ({ query }, _, render) => `(${render.query(query)})`,
  setOperation,
  fresh: (work) => work(),
};

const outermost: Scope = { columns: new Map(), lambdas: new Map(), ctes: new Set(), recursive: new Set() };

export function createRenderer(overrides: Overrides): Render {
  const syntax: Syntax = {
    ...standard,
    ...overrides,
    expressions: { ...expressions, ...overrides.expressions },
    from: { ...froms, ...overrides.from },
    windows: { ...windows, ...overrides.windows },
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
    query: (node) => query(node, render),
  };
  return render;
}
