/** ARRAY(SELECT … FROM UNNEST(a) WHERE …) without a subquery: list_transform over list_filter, six times as fast. */
import { type Expr, type From, mapExpr, type Node, type Query, type Select, some } from "@sluice/googlesql/tree";
import { isBare, isUngrouped } from "../core/build.ts";
import type { Render } from "../core/context.ts";
import { quote } from "../core/names.ts";
import { inner } from "./bind.ts";

type Unnest = Extract<From, { kind: "unnest" }>;

export function arrayLambda(query: Query, render: Render): string | undefined {
  const { body } = query;
  if (body.kind !== "select" || body.from?.kind !== "unnest" || !isPlain(query, body)) return undefined;
  const { from, where } = body;
  const [item] = body.items;
  if (!item || !isLocal(item.expr, from) || (where && !isLocal(where, from))) return undefined;
  return spelled(from, item.expr, where, render);
}

const isPlain = (query: Query, body: Select): boolean =>
  isBare(query) && isUngrouped(body) && body.items.length === 1 && !body.distinct;

/** Of the element, of outer columns and of what can stand in a lambda: no subqueries, aggregates, offsets. */
const isLocal = (expr: Expr, { alias, offset }: Unnest): boolean =>
  !some(
    expr,
    (node) =>
      refused.has(node.kind) ||
      (node.kind === "column" && node.relation === alias && node.name === offset) ||
      (node.kind === "row" && node.relation === alias),
  );

const refused = new Set<Node["kind"]>(["aggregate", "window", "query", "lambda"]);

function spelled(from: Unnest, item: Expr, where: Expr | undefined, render: Render): string {
  const array = render.expr(from.array);
  const lambda = (fn: string, list: string, body: Expr) =>
    inner((v) => `${fn}(${list}, lambda ${quote(v)}: ${render.expr(byParameter(body, from, v))})`);
  const kept = where ? lambda("list_filter", array, where) : array;
  const made = item.kind === "column" && item.relation === from.alias ? kept : lambda("list_transform", kept, item);
  return `coalesce(${made}, [])`;
}

/** With the lambda's parameter for the element's column. */
const byParameter = (expr: Expr, { alias }: Unnest, name: string): Expr =>
  mapExpr(expr, {
    expr: (node) =>
      node.kind === "column" && node.relation === alias
        ? { kind: "variable", scope: "lambda", name, type: node.type }
        : undefined,
  });
