/** Conditions of WHERE, ON, HAVING …: BOOL, and nothing else. */
import type * as ast from "../ast/index.ts";
import type { Expr } from "../tree/index.ts";
import { BOOL, typeName } from "../types.ts";
import { coerce } from "./coerce.ts";
import type { Env } from "./context.ts";
import { isUntypedNull } from "./operand.ts";
import { invalid } from "./refuse.ts";

export function conditionOf(node: ast.Expression, env: Env): Expr {
  const expr = env.context.expression(node, env);
  if (isUntypedNull(expr)) return coerce(expr, BOOL, node);
  if (expr.type.kind === "BOOL") return expr;
  return invalid(`${env.stage.clause} needs a condition of type BOOL, got ${typeName(expr.type)}`, node);
}

/** Both must hold. */
export const both = (left: Expr | undefined, right: Expr | undefined): Expr | undefined => {
  if (!left || !right) return left ?? right;
  const first = left.kind === "call" && left.fn === "and" ? left.args : [left];
  return { kind: "call", fn: "and", args: [...first, right], safe: false, type: BOOL };
};
