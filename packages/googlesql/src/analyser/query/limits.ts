/** LIMIT and OFFSET: whole numbers that no column decides. */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { INT64 } from "../../types.ts";
import { coerce } from "../coerce.ts";
import { type Env, plain, within } from "../context.ts";
import { invalid } from "../refuse.ts";
import { emptyScope } from "../scope.ts";

interface Limits {
  readonly limit?: Expr;
  readonly offset?: Expr;
}

export function limits(node: { limit?: ast.Expression; offset?: ast.Expression }, env: Env): Limits {
  return {
    ...(node.limit && { limit: count(node.limit, "LIMIT", env) }),
    ...(node.offset && { offset: count(node.offset, "OFFSET", env) }),
  };
}

function count(node: ast.Expression, clause: string, env: Env): Expr {
  const expr = coerce(env.context.expression(node, within(env, emptyScope, plain(clause))), INT64, node, clause);
  const value = expr.kind === "literal" ? expr.value : 0n;
  return typeof value === "bigint" && value < 0n ? invalid(`${clause} cannot be negative`, node) : expr;
}
