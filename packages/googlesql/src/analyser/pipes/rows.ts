/** SELECT, WHERE, DISTINCT, ORDER BY, LIMIT in a pipe. */
import type * as ast from "../../ast/index.ts";
import { has } from "../../tree/index.ts";
import { both, conditionOf } from "../condition.ts";
import type { Env } from "../context.ts";
import { selectOf } from "../query/wrap.ts";
import { limits } from "../query/limits.ts";
import { ordered, orderItems } from "../query/order.ts";
import { allOf } from "../query/table-query.ts";
import { isGroupable } from "../../coercion/index.ts";
import { typeName } from "../../types.ts";
import { invalid } from "../refuse.ts";
import type { Body } from "../query/body.ts";
import { selectFrom } from "../select/select.ts";
import { bodyOf, closed, type Flow, limited, open, reopened } from "./flow.ts";
import { placeOf } from "./place.ts";

type Of<K extends ast.Pipe["kind"]> = Extract<ast.Pipe, { kind: K }>;

export function select(flow: Flow, pipe: Of<"select">, env: Env): Flow {
  const at = limited(flow) || pipe.distinct ? reopened(flow, env) : open(flow, env);
  const body = selectFrom({ ...pipe, kind: "select" }, at.source, env);
  return { ...closed(at, withWhere(body, at)), orderBy: at.orderBy };
}

function withWhere(body: Body, { where }: Flow): Body {
  return where && body.body.kind === "select" ? { ...body, body: { ...body.body, where } } : body;
}

/** Over windows it is a QUALIFY. */
export function where(flow: Flow, condition: ast.Expression, env: Env): Flow {
  const at = open(flow, env);
  const expr = conditionOf(condition, placeOf(at, "WHERE", env));
  return has(expr, "window") ? { ...at, qualify: expr } : { ...at, where: both(at.where, expr) };
}

export function distinct(flow: Flow, pipe: ast.Span, env: Env): Flow {
  const at = open({ ...flow, orderBy: limited(flow) ? flow.orderBy : [] }, env);
  for (const { expr } of at.source.columns) {
    if (!isGroupable(expr.type)) invalid(`DISTINCT cannot take a column of type ${typeName(expr.type)}`, pipe);
  }
  const { target, select } = selectOf(withWhere(allOf(at.source, pipe, env), at));
  return closed(at, { ...target, body: { ...select, distinct: true } });
}

export function orderBy(flow: Flow, items: readonly ast.OrderItem[], env: Env): Flow {
  const at = limited(flow) ? reopened(flow, env) : flow;
  if (!at.body) return { ...at, orderBy: orderItems(items, placeOf(at, "ORDER BY", env)) };
  const sorted = ordered(bodyOf(at, env), items);
  return { ...at, body: sorted.body, orderBy: sorted.orderBy };
}

export function limit(flow: Flow, pipe: Of<"limit">, env: Env): Flow {
  const at = limited(flow) ? reopened(flow, env) : flow;
  return { ...at, limits: limits(pipe, env) };
}
