/** Joins: USING merges columns, ON is a condition over both sides. */
import type * as ast from "../../ast.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { conditionOf } from "../condition.ts";
import { invalid } from "../refuse.ts";
import { beside, scopeOf } from "../scope.ts";
import { joined, type Written } from "./joined.ts";
import { using } from "./using.ts";

export function join(item: Extract<ast.FromItem, { kind: "join" }>, env: Env): Source {
  const left = env.context.source(item.left, env);
  return joinWith(left, item, env);
}

/** The right side is resolved with the left in sight, for UNNEST and array paths. */
export function joinWith(left: Source, item: Written, env: Env): Source {
  const right = env.context.source(item.right, within(env, beside(env.scope, left.columns, left.ranges)));
  const ranges = [...left.ranges, ...right.ranges];
  refuseDuplicates(left, right, item.right);
  if (item.using) return using(left, right, item, item.using);
  const columns = [...left.columns, ...right.columns];
  const on = item.on && conditionOf(item.on, within(env, scopeOf(columns, ranges, env.scope.outer), plain("ON")));
  return { from: joined(left.from, right.from, item, on), columns, ranges };
}

function refuseDuplicates(left: Source, right: Source, span: ast.Span): void {
  const names = new Set(left.ranges.map((range) => range.name.toLowerCase()));
  for (const { name } of right.ranges) {
    if (names.has(name.toLowerCase())) invalid(`table alias "${name}" is used twice in the same FROM`, span);
  }
}
