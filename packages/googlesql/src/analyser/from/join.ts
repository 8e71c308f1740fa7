/** Joins: USING merges columns, ON is a condition over both sides. */
import type * as ast from "../../ast.ts";
import type { Expr, From } from "../../tree.ts";
import { BOOL } from "../../types.ts";
import { type Env, plain, type Source, within } from "../context.ts";
import { conditionOf } from "../condition.ts";
import { invalid } from "../refuse.ts";
import { beside, scopeOf } from "../scope.ts";
import { using } from "./using.ts";

export type JoinItem = Extract<ast.FromItem, { kind: "join" }>;
export type Written = Omit<JoinItem, "left" | "kind">;

export function join(item: JoinItem, env: Env): Source {
  const left = env.context.source(item.left, env);
  return joinWith(left, item, env);
}

/** The right side is resolved with the left in sight, for UNNEST and array paths. */
export function joinWith(left: Source, item: Written, env: Env): Source {
  const right = env.context.source(item.right, within(env, beside(env.scope, left.columns, left.ranges)));
  const ranges = [...left.ranges, ...right.ranges];
  refuseDuplicates(left, right, item.right);
  if (item.using) return using(left, right, item, item.using, env);
  const columns = [...left.columns, ...right.columns];
  const on = item.on && conditionOf(item.on, within(env, scopeOf(columns, ranges, env.scope.outer), plain("ON")));
  return { from: joined(left.from, right.from, item, on), columns, ranges };
}

export function joined(left: From, right: From, item: Written, on: Expr | undefined): From {
  if (item.join === "COMMA" || item.join === "CROSS") return { kind: "join", join: "CROSS", left, right };
  if (!on && right.kind === "unnest") return withoutCondition(left, right, item);
  if (!on) return invalid(`a ${item.join} JOIN needs ON or USING`, item);
  return { kind: "join", join: item.join, left, right, on };
}

/** `JOIN t.items` and `LEFT JOIN UNNEST(t.items)` need no condition. */
const withoutCondition = (left: From, right: From, item: Written): From =>
  item.join === "LEFT"
    ? { kind: "join", join: "LEFT", left, right, on: { kind: "literal", value: true, type: BOOL } }
    : { kind: "join", join: "CROSS", left, right };

function refuseDuplicates(left: Source, right: Source, span: ast.Span): void {
  const names = new Set(left.ranges.map((range) => range.name.toLowerCase()));
  for (const { name } of right.ranges) {
    if (names.has(name.toLowerCase())) invalid(`table alias "${name}" is used twice in the same FROM`, span);
  }
}
