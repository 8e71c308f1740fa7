/** CASE, always as the searched form; WITH(a AS …, …). */
import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import { BOOL, INT64 } from "../../types.ts";
import { bound } from "../bind.ts";
import { comparison } from "../comparison.ts";
import { coerce, unify } from "../coerce.ts";
import type { Env } from "../context.ts";
import { nullOf } from "../operand.ts";
import { last, zip } from "../../lists.ts";

type Of<K extends ast.Expression["kind"]> = Extract<ast.Expression, { kind: K }>;

export function caseExpression(node: Of<"case">, env: Env): Expr {
  if (!node.operand) return searched(node, undefined, env);
  const operand = env.context.expression(node.operand, env);
  return bound([{ name: "operand", expr: operand }], env, (_, [expr]) => searched(node, expr, env));
}

function searched(node: Of<"case">, operand: Expr | undefined, env: Env): Expr {
  const conditions = node.whens.map(({ when }) => condition(when, operand, env));
  const otherwise = node.otherwise ? env.context.expression(node.otherwise, env) : nullOf(INT64);
  const results = [...node.whens.map(({ then }) => env.context.expression(then, env)), otherwise];
  const { type, exprs } = unify(results, "the results of CASE", node);
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name; never awaited
  const whens = zip(conditions, exprs, (when, then) => ({ when, then }));
  return { kind: "case", whens, otherwise: last(exprs), type };
}

function condition(node: ast.Expression, operand: Expr | undefined, env: Env): Expr {
  const expr = env.context.expression(node, env);
  return operand ? comparison("eq", operand, expr, node) : coerce(expr, BOOL, node, "a condition of CASE");
}

/** Each binding sees those before it. */
export function withExpression(node: Of<"withExpression">, env: Env): Expr {
  const [first, ...rest] = node.bindings;
  if (!first) return env.context.expression(node.body, env);
  const expr = env.context.expression(first.value, env);
  return bound([{ name: first.name.name, expr }], env, (inner) => withExpression({ ...node, bindings: rest }, inner));
}
