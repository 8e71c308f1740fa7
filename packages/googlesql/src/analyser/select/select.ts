/** SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY. */
import type * as ast from "../../ast/index.ts";
import { isGroupable } from "../../coercion/index.ts";
import { type Expr, has, keyOf, type Select } from "../../tree/index.ts";
import { typeName } from "../../types.ts";
import { conditionOf } from "../condition.ts";
import { type Env, plain, type Source, type Stage, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { beforeFrom, emptyScope, type Scope, scopeOf } from "../scope.ts";
import type { Body } from "../query/body.ts";
import { type Check, groupedCheck } from "./grouped.ts";
import { type Grouping, grouping } from "./grouping.ts";
import { asRow } from "./as-row.ts";
import { type Item, outputOf } from "./item.ts";
import { items } from "./items.ts";

export function select(node: ast.Select, env: Env): Body {
  const source = node.from && env.context.source(node.from, within(env, beforeFrom(env.scope), plain("FROM")));
  return selectFrom(node, source, env);
}

/** `source` is the FROM; `env.scope` are the queries around. */
export function selectFrom(node: Omit<ast.Select, "from">, source: Source | undefined, env: Env): Body {
  const scope = source ? scopeOf(source.columns, source.ranges, env.scope) : scopeOf([], [], env.scope);
  const where = node.where && conditionOf(node.where, within(env, scope, plain("WHERE")));
  const named = new Map(node.windows.map((window) => [window.name.name.toLowerCase(), window.spec]));
  const list = items(node.items, within(env, scope, { clause: "SELECT", aggregates: true, windows: true, named }));
  const aliases = aliasScope(list, scope);
  const group = node.groupBy && grouping(node.groupBy, list, aliases, env);
  const later = (clause: string): Stage => ({
    clause,
    aggregates: true,
    windows: clause !== "HAVING",
    aggregateScope: scope,
    named,
  });
  const having = node.having && conditionOf(node.having, within(env, aliases, later("HAVING")));
  const qualify = node.qualify && conditionOf(node.qualify, within(env, aliases, later("QUALIFY")));
  const check = checkOf(list, group, having, qualify, source);
  if (node.distinct) checkDistinct(list);
  return finish(
    node,
    { list, source, where, group, having, qualify, check, order: within(env, aliases, later("ORDER BY")) },
    env,
  );
}

interface Parts {
  readonly list: readonly Item[];
  readonly source: Source | undefined;
  readonly where: Expr | undefined;
  readonly group: Grouping | undefined;
  readonly having: Expr | undefined;
  readonly qualify: Expr | undefined;
  readonly check: Check | undefined;
  readonly order: Env;
}

function finish(node: Omit<ast.Select, "from">, parts: Parts, env: Env): Body {
  const list = node.as ? asRow(node.as, parts.list, node) : parts.list;
  const output = outputOf(list);
  const body: Select = {
    kind: "select",
    distinct: node.distinct,
    items: output.items,
    ...(parts.source && { from: parts.source.from }),
    ...(parts.where && { where: parts.where }),
    ...(parts.group && { groupBy: parts.group }),
    ...(parts.having && { having: parts.having }),
    ...(parts.qualify && { qualify: parts.qualify }),
  };
  return {
    body,
    columns: output.columns,
    valueTable: node.as !== undefined,
    select: { list: parts.list, ...orderParts(parts, node) },
    env,
  };
}

const orderParts = (parts: Parts, node: Omit<ast.Select, "from">) => ({
  order: parts.order,
  check: parts.check,
  distinct: node.distinct,
});

/** Names of the select list, over the names of FROM. */
function aliasScope(list: readonly Item[], scope: Scope): Scope {
  const seen = new Set<string>();
  const fresh = list.filter((item) => {
    const key = `${item.name?.toLowerCase()} ${keyOf(item.expr)}`;
    return item.name !== undefined && !seen.has(key) && seen.add(key);
  });
  return scopeOf(fresh, [], scope ?? emptyScope);
}

function checkOf(
  list: readonly Item[],
  group: Grouping | undefined,
  having: Expr | undefined,
  qualify: Expr | undefined,
  source: Source | undefined,
) {
  const exprs = [...list.map((item) => item.expr), having, qualify];
  if (!group && !having && !exprs.some((expr) => has(expr, "aggregate"))) return undefined;
  const check = groupedCheck(group?.keys ?? [], source?.from);
  for (const item of list) check(item.expr, "SELECT");
  if (having) check(having, "HAVING");
  if (qualify) check(qualify, "QUALIFY");
  return check;
}

function checkDistinct(list: readonly Item[]): void {
  for (const { expr, span } of list) {
    if (!isGroupable(expr.type)) invalid(`SELECT DISTINCT cannot take a column of type ${typeName(expr.type)}`, span);
  }
}
