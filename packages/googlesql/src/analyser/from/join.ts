/** Joins: USING merges columns, ON is a condition over both sides. */
import type * as ast from "../../ast/index.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { conditionOf } from "../condition.ts";
import { invalid } from "../refuse.ts";
import { beside, scopeOf } from "../scope.ts";
import { joined, type Written } from "./joined.ts";
import { using } from "./using.ts";
import { relationsOf } from "../../tree/index.ts";

export function join(item: Extract<ast.FromItem, { kind: "join" }>, env: Env): Source {
  const left = env.context.source(item.left, env);
  return joinWith(left, item, env);
}

/** The right side is resolved with the left in sight, for UNNEST and array paths. */
export function joinWith(left: Source, item: Written, env: Env): Source {
  const right = env.context.source(item.right, within(env, beside(env.scope, left.columns, left.ranges)));
  const ranges = [...left.ranges, ...right.ranges];
  if (item.join === "RIGHT" || item.join === "FULL") refuseLateral(left, right, item);
  if (item.using) return checked(using(left, right, item, item.using), item.right);
  const columns = [...left.columns, ...right.columns];
  const on = item.on && conditionOf(item.on, within(env, scopeOf(columns, ranges, env.scope.outer), plain("ON")));
  return checked({ from: joined(left.from, right.from, item, on), columns, ranges }, item.right);
}

/** Rows of the right that no row of the left has made cannot be there. */
function refuseLateral(left: Source, right: Source, { join, right: span }: Written): void {
  const { made } = relationsOf(left.from);
  const { read } = relationsOf(right.from);
  if ([...read].some((name) => made.has(name))) invalid(`a ${join} JOIN cannot unnest an array of its left side`, span);
}

function checked(source: Source, span: ast.Span): Source {
  const names = new Set<string>();
  for (const { name } of source.ranges) {
    if (names.has(name.toLowerCase())) invalid(`table alias "${name}" is used twice in the same FROM`, span);
    names.add(name.toLowerCase());
  }
  return source;
}
