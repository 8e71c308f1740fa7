/** ARRAY(SELECT … FROM UNNEST(a) WHERE …) without a subquery: list_transform over list_filter, six times as fast. */
import type { Expr, From, Query, Select } from "@sluice/googlesql/tree";
import type { Render } from "../core/context.ts";
import { quote } from "../core/names.ts";
import { inner } from "./bind.ts";

type Unnest = Extract<From, { kind: "unnest" }>;

export function arrayLambda(query: Query, render: Render): string | undefined {
  const { body } = query;
  if (body.kind !== "select" || !isPlain(query, body) || body.from?.kind !== "unnest") return undefined;
  const from = body.from;
  const parts = [body.items[0]!.expr, ...(body.where ? [body.where] : [])];
  if (!parts.every((part) => isLocal(part, from))) return undefined;
  return spelled(from, body.items[0]!.expr, body.where, render);
}

const isPlain = (query: Query, body: Select): boolean =>
  !query.limit &&
  !query.offset &&
  query.orderBy.length === 0 &&
  query.ctes.length === 0 &&
  body.items.length === 1 &&
  !body.distinct &&
  !body.groupBy &&
  !body.having &&
  !body.qualify;

/** Of the element, of outer columns and of what can stand in a lambda: no subqueries, aggregates, offsets. */
function isLocal(node: unknown, from: Unnest): boolean {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return true;
  const { kind, relation, name } = node as { kind?: string; relation?: string; name?: string };
  if (kind !== undefined && refused.has(kind)) return false;
  if (kind === "column" && relation === from.alias && name === from.offset) return false;
  if (kind === "row" && relation === from.alias) return false;
  return Object.values(node).every((part) => isLocal(part, from));
}

const refused = new Set(["aggregate", "window", "scalar", "arraySubquery", "exists", "inQuery", "lambda"]);

function spelled(from: Unnest, item: Expr, where: Expr | undefined, render: Render): string {
  const array = render.expr(from.array);
  const lambda = (fn: string, list: string, body: Expr) =>
    inner((v) => `${fn}(${list}, lambda ${quote(v)}: ${render.expr(named(body, from, v))})`);
  const kept = where ? lambda("list_filter", array, where) : array;
  const made = item.kind === "column" && item.relation === from.alias ? kept : lambda("list_transform", kept, item);
  return `coalesce(${made}, [])`;
}

/** The element's column as the lambda's parameter. */
function named<T>(node: T, from: Unnest, name: string): T {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return node;
  if (Array.isArray(node)) return node.map((part: unknown) => named(part, from, name)) as T;
  const { kind, relation } = node as { kind?: string; relation?: string };
  if (kind === "column" && relation === from.alias) return { ...node, kind: "variable", scope: "lambda", name };
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, named(part, from, name)])) as T;
}
