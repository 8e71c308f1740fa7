/** GROUP BY: keys by alias, by ordinal, by expression; ROLLUP, CUBE and GROUPING SETS as sets of keys. */
import type * as ast from "../../ast/index.ts";
import { isGroupable } from "../../coercion/index.ts";
import { type Expr, has, keyOf, type Node, some } from "../../tree/index.ts";
import { typeName } from "../../types.ts";
import { type Env, plain, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { emptyScope, findLocal, type Scope } from "../scope.ts";
import type { Item } from "./item.ts";

export interface Grouping {
  readonly keys: readonly Expr[];
  readonly sets?: readonly (readonly number[])[];
}

/** `aliases` has the select list's names; its outer scope are the columns of FROM. Columns of `aggregates` stand for such. */
export function grouping(
  node: ast.GroupBy,
  list: readonly Item[],
  aliases: Scope,
  env: Env,
  aggregates: ReadonlySet<string>,
): Grouping {
  if (node.kind === "all") return { keys: everyPlain(list, aggregates) };
  const keys: Expr[] = [];
  const add = (value: ast.Expression) => addKey(keys, key(value, list, aliases, env), value);
  const parts = node.items.map((item) => setsOf(item, add));
  const isPlain = node.items.every((item) => item.kind === "value");
  return isPlain ? { keys } : { keys, sets: parts.reduce(combined, [[]]) };
}

const isConstant = (expr: Expr) => expr.kind === "literal" || expr.kind === "variable";

/** GROUP BY ALL: what neither aggregates nor is a window. */
function everyPlain(list: readonly Item[], aggregates: ReadonlySet<string>): Expr[] {
  const isAggregate = (node: Node) => node.kind === "column" && aggregates.has(node.relation);
  const exprs = list
    .filter(({ expr }) => !has(expr, "aggregate") && !has(expr, "window") && !some(expr, isAggregate))
    .map((item) => item.expr);
  return exprs.filter((expr, i) => !isConstant(expr) && exprs.findIndex((other) => keyOf(other) === keyOf(expr)) === i);
}

function addKey(keys: Expr[], expr: Expr, span: ast.Span): number {
  if (!isGroupable(expr.type)) return invalid(`GROUP BY cannot take a value of type ${typeName(expr.type)}`, span);
  if (has(expr, "aggregate") || has(expr, "window"))
    return invalid("GROUP BY cannot take an aggregate or a window", span);
  const wanted = keyOf(expr);
  const known = keys.findIndex((key) => keyOf(key) === wanted);
  return known < 0 ? keys.push(expr) - 1 : known;
}

function key(node: ast.Expression, list: readonly Item[], aliases: Scope, env: Env): Expr {
  const stage = plain("GROUP BY");
  if (node.kind === "literal")
    return node.type === "INT64" ? ordinal(node, list) : invalid("GROUP BY cannot take a literal", node);
  const byAlias = node.kind === "path" && findLocal(node.names[0].name, aliases);
  return env.context.expression(node, within(env, byAlias ? aliases : (aliases.outer ?? emptyScope), stage));
}

export function ordinal(node: ast.Span & { readonly value: string }, list: readonly Item[]): Expr {
  const position = Number(node.value);
  return (
    list[position - 1]?.expr ?? invalid(`ordinal ${position} is out of range: the select list has ${list.length}`, node)
  );
}

// ---------------------------------------------------------------- sets

type Sets = readonly (readonly number[])[];
type Add = (value: ast.Expression) => number;

function setsOf(item: ast.GroupItem, add: Add): Sets {
  switch (item.kind) {
    case "value":
      return [[add(item.value)]];
    case "set":
      return [item.values.map(add)];
    case "groupingSets":
      return item.sets.flatMap((inner) => setsOf(inner, add));
    case "rollup":
      return rollup(item.sets.map((set) => set.map(add)));
    case "cube":
      return cube(item.sets.map((set) => set.map(add)));
  }
}

const rollup = (parts: Sets): Sets =>
  Array.from({ length: parts.length + 1 }, (_, i) => parts.slice(0, parts.length - i).flat());

function cube(parts: Sets): Sets {
  const [first, ...rest] = parts;
  if (!first) return [[]];
  const others = cube(rest);
  return [...others.map((set) => [...first, ...set]), ...others];
}

/** `a, ROLLUP(b)`: every set of one with every set of the other. */
const combined = (left: Sets, right: Sets): Sets => left.flatMap((a) => right.map((b) => [...new Set([...a, ...b])]));
