/** SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY. */
import type * as ast from "../../ast/index.ts";
import { isGroupable } from "../../coercion/index.ts";
import { type Expr, has, keyOf, type Select } from "../../tree/index.ts";
import { typeName } from "../../types.ts";
import { conditionOf } from "../condition.ts";
import { type Env, type Hoisted, plain, type Source, type Stage, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { beforeFrom, emptyScope, type Scope, scopeOf } from "../scope.ts";
import type { Body } from "../query/body.ts";
import { type Check, groupedCheck } from "./grouped.ts";
import { type Grouping, grouping } from "./grouping.ts";
import { asRow } from "./as-row.ts";
import { type Item, outputOf } from "./item.ts";
import { items } from "./items.ts";
import { split } from "./split.ts";

export function select(node: ast.Select, env: Env): Body {
  const source = node.from && env.context.source(node.from, within(env, beforeFrom(env.scope), plain("FROM")));
  return selectFrom(node, source, env, []);
}

/** `source` is the FROM; `env.scope` are the queries around. `hoisted` is there where the select may be split. */
export function selectFrom(
  node: Omit<ast.Select, "from">,
  source: Source | undefined,
  env: Env,
  hoisted?: Hoisted[],
): Body {
  const scope = source ? scopeOf(source.columns, source.ranges, env.scope) : scopeOf([], [], env.scope);
  const where = node.where && conditionOf(node.where, within(env, scope, plain("WHERE")));
  const named = new Map(node.windows.map((window) => [window.name.name.toLowerCase(), window.spec]));
  const here = hoisted && { hoisted };
  const list = items(
    node.items,
    within(env, scope, { clause: "SELECT", aggregates: true, windows: true, named, ...here }),
  );
  const aliases = aliasScope(list, scope);
  const group = node.groupBy && grouping(node.groupBy, list, aliases, env, aggregatesIn(hoisted));
  const later = (clause: string): Stage => ({
    clause,
    aggregates: true,
    windows: clause !== "HAVING",
    aggregateScope: scope,
    named,
    ...here,
  });
  const having = node.having && conditionOf(node.having, within(env, aliases, later("HAVING")));
  const qualify = node.qualify && conditionOf(node.qualify, within(env, aliases, later("QUALIFY")));
  const check = checkOf(list, group, having, qualify, source, aggregatesIn(hoisted).size > 0);
  if (node.distinct) checkDistinct(list);
  return finish(
    node,
    { list, source, where, group, having, qualify, check, hoisted, order: within(env, aliases, later("ORDER BY")) },
    env,
  );
}

/** The relations that stand for aggregates. */
const aggregatesIn = (hoisted: readonly Hoisted[] = []): ReadonlySet<string> =>
  new Set(hoisted.flatMap(({ alias, expr }) => (expr.kind === "aggregate" ? [alias] : [])));

interface Parts {
  readonly list: readonly Item[];
  readonly source: Source | undefined;
  readonly where: Expr | undefined;
  readonly group: Grouping | undefined;
  readonly having: Expr | undefined;
  readonly qualify: Expr | undefined;
  readonly check: Check | undefined;
  readonly hoisted: readonly Hoisted[] | undefined;
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
  const made = parts.hoisted && parts.hoisted.length > 0 ? split(body, parts.hoisted, env) : undefined;
  return {
    body: made?.select ?? body,
    columns: output.columns,
    valueTable: node.as !== undefined,
    select: { list: parts.list, ...orderParts(parts, node), ...(made && { place: made.place }) },
    env,
  };
}

/** ORDER BY adds to a split, but makes none. */
const orderParts = (parts: Parts, node: Omit<ast.Select, "from">) => ({
  order: parts.hoisted?.length === 0 ? unsplit(parts.order) : parts.order,
  check: parts.check,
  distinct: node.distinct,
});

function unsplit(env: Env): Env {
  const { hoisted: _, ...stage } = env.stage;
  return { ...env, stage };
}

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
  isHoisting: boolean,
) {
  const exprs = [...list.map((item) => item.expr), having, qualify];
  if (!group && !having && !isHoisting && !exprs.some((expr) => has(expr, "aggregate"))) return undefined;
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
