/** Names for expressions: of WITH(…), and of the arguments of inlined functions. */
import { findFunction } from "../signatures/index.ts";
import { type Expr, has, type Select, some } from "../tree/index.ts";
import { type Env, within } from "./context.ts";
import { columnOf } from "./from/relation.ts";
import { unsupported } from "./refuse.ts";
import { scopeOf, type Visible } from "./scope.ts";
import { outputOf } from "./select/item.ts";
import { zip } from "../lists.ts";

export interface Binding {
  readonly name: string;
  readonly expr: Expr;
}

/** The body with each name in place of its expression; said once and read often where saying it twice would differ. */
export function bound(bindings: readonly Binding[], env: Env, body: (env: Env, exprs: readonly Expr[]) => Expr): Expr {
  const exprs = bindings.map((binding) => binding.expr);
  if (!exprs.some(isVolatile)) return body(withNames(bindings, env), exprs);
  const alias = env.context.alias("bound");
  const { items } = outputOf(bindings);
  const columns = zip(bindings, items, ({ name, expr }, item) => ({
    name,
    expr: columnOf(alias, item.name, expr.type),
  }));
  const expr = body(
    withNames(columns, env),
    columns.map((column) => column.expr),
  );
  if (has(expr, "aggregate") || has(expr, "window"))
    unsupported("a random value that is used more than once beside an aggregate");
  return { kind: "scalar", query: oneRow(items, alias, expr), type: expr.type };
}

const withNames = (columns: readonly Visible[], env: Env): Env => within(env, scopeOf(columns, [], env.scope));

/** RAND and GENERATE_UUID: another value each time. The clock stands still within a statement. */
const isVolatile = (expr: Expr): boolean => some(expr, (node) => node.kind === "call" && changes(node.fn));

const changes = (fn: string): boolean =>
  !fn.startsWith("current_") && (findFunction(fn)?.[0]?.flags.has("volatile") ?? false);

function oneRow(items: Select["items"], alias: string, expr: Expr) {
  const none = { kind: "query", recursive: false, ctes: [], orderBy: [], valueTable: false } as const;
  const inner = {
    ...none,
    body: selectOf(items),
    columns: items.map((item) => ({ name: item.name, type: item.expr.type })),
  };
  const from = { kind: "subquery", query: inner, alias, lateral: false } as const;
  const body = { ...selectOf([{ name: "value", expr }]), from };
  return { ...none, body, columns: [{ name: "value", type: expr.type }] };
}

const selectOf = (items: Select["items"]): Select => ({ kind: "select", distinct: false, items });
