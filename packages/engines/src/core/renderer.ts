/** Ties the recursion: expressions hold queries, queries hold expressions. */
import { alterations } from "./alter.ts";
import type { OwnExpressions, Render, Scope, Syntax } from "./context.ts";
import { definition, primaryKey, takePlace } from "./create.ts";
import { expression, expressions } from "./expressions.ts";
import { froms } from "./from.ts";
import { quote, quoted } from "./names.ts";
import { orderKey } from "./order-by.ts";
import { query, setOperation } from "./query.ts";
import { statements } from "./statements.ts";
import { windows } from "./windows.ts";

/** Of these an engine says those parts that are other than the core's. */
type Tables = Pick<Syntax, "from" | "windows" | "statements" | "alter">;
type Standard = Omit<Syntax, keyof Tables | "expressions" | "declare">;

/** What an engine says of its SQL; of all that may be left out, the core has its own. */
export interface Overrides extends Partial<Standard>, Pick<Syntax, "declare"> {
  readonly expressions: OwnExpressions;
  readonly from?: Partial<Tables["from"]>;
  readonly windows?: Tables["windows"];
  readonly statements?: Partial<Tables["statements"]>;
  readonly alter?: Partial<Tables["alter"]>;
}

const standard: Standard = {
  text: quoted,
  schemas: true,
  rowId: "rowid",
  aggregates: {},
  natives: {},
  library: undefined,
  qualify: false,
  derivedColumns: true,
  unlimited: undefined,
  unnestColumns: () => undefined,
  orderKeys: orderKey,
  groupKey: (_, sql) => sql,
  rewrite: (node) => node,
  rewritten: [],
  stop: undefined,
  cte: ({ query }, _, render) => `(${render.query(query)})`,
  setOperation,
  definition,
  constraints: primaryKey,
  viewColumn: ({ name }) => quote(name),
  takePlace,
  inlineComment: undefined,
  columnComment: (_, __, description) => description,
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
    statements: { ...statements, ...overrides.statements },
    alter: { ...alterations, ...overrides.alter },
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
