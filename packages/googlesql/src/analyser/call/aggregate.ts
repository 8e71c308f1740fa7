/** Aggregates: DISTINCT, NULLS, HAVING, ORDER BY, LIMIT, each where the function takes it. */
import type * as ast from "../../ast/index.ts";
import { isGroupable, isOrderable } from "../../coercion/index.ts";
import type { AggregateExpr, Expr } from "../../tree/index.ts";
import { INT64, typeName } from "../../types.ts";
import { coerce } from "../coerce.ts";
import { conditionOf } from "../condition.ts";
import type { Env } from "../context.ts";
import { orderItems } from "../query/order.ts";
import { invalid, unsupported } from "../refuse.ts";
import { atExtreme } from "./at-extreme.ts";
import { type Found, shown } from "./found.ts";

/** `inner` is the place of the arguments, `env` that of the call. */
export function aggregate(
  node: ast.Call,
  found: Found,
  args: readonly Expr[],
  safe: boolean,
  inner: Env,
  env: Env,
): Expr {
  if (!env.stage.aggregates)
    return invalid(`aggregate function ${shown(node)} is not allowed in ${env.stage.clause}`, node);
  if (safe) return unsupported("SAFE. on an aggregate function", node);
  return atExtreme({ kind: "aggregate", ...parts(node, found, args, inner) }, node, env);
}

/** What an aggregate and a window function over one have in common. */
export function parts(node: ast.Call, found: Found, args: readonly Expr[], env: Env): Omit<AggregateExpr, "kind"> {
  if (node.groupBy) return unsupported("GROUP BY within an aggregate function", node);
  checkFlags(node, found);
  if (node.distinct) checkDistinct(node, args);
  return {
    fn: found.fn,
    args,
    distinct: node.distinct ?? false,
    type: found.result,
    span: { start: node.start, end: node.end },
    ...(node.nulls && { nulls: node.nulls }),
    ...(node.having && { having: { extreme: node.having.extreme, by: extreme(node.having.by, env) } }),
    ...(node.where && { where: conditionOf(node.where, env) }),
    orderBy: orderItems(node.orderBy ?? [], env),
    ...(node.limit && { limit: coerce(env.context.expression(node.limit, env), INT64, node.limit, "LIMIT") }),
  };
}

function extreme(node: ast.Expression, env: Env): Expr {
  const by = env.context.expression(node, env);
  return isOrderable(by.type) ? by : invalid(`HAVING cannot compare values of type ${typeName(by.type)}`, node);
}

function checkFlags(node: ast.Call, { signature: { flags } }: Found): void {
  const refuse = (what: string) => invalid(`${shown(node)} does not take ${what}`, node);
  if (node.orderBy && !flags.has("order")) refuse("ORDER BY");
  if (node.limit && !flags.has("limit")) refuse("LIMIT");
  if (node.nulls && !flags.has("nulls")) refuse(`${node.nulls} NULLS`);
  if (node.distinct && flags.has("no-distinct")) refuse("DISTINCT");
}

function checkDistinct(node: ast.Call, args: readonly Expr[]): void {
  const [first] = args;
  if (!first) return invalid(`${shown(node)} has nothing to be DISTINCT`, node);
  if (!isGroupable(first.type)) invalid(`DISTINCT cannot take values of type ${typeName(first.type)}`, node);
}
