import type * as ast from "../../ast/index.ts";
import type { Expr } from "../../tree/index.ts";
import type { Env } from "../context.ts";
import { apply, negated } from "./apply.ts";
import { literal } from "./literal.ts";

type Of<K extends ast.Expression["kind"]> = Extract<ast.Expression, { kind: K }>;

const binaries: Readonly<Record<ast.BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "||": "concat",
  "&": "bit_and",
  "|": "bit_or",
  "^": "bit_xor",
  "<<": "shift_left",
  ">>": "shift_right",
  "=": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  AND: "and",
  OR: "or",
};

/** Long chains of one operator are deep to the left: they are walked, not descended. */
export function binary(node: Of<"binary">, env: Env): Expr {
  const chain: Of<"binary">[] = [];
  let at: ast.Expression = node;
  for (; at.kind === "binary"; at = at.left) chain.push(at);
  let expr = env.context.expression(at, env);
  for (const link of chain.toReversed()) {
    expr = joined(binaries[link.operator], expr, env.context.expression(link.right, env), link);
  }
  return expr;
}

/** `a AND b AND c` is one AND of three. */
function joined(fn: string, left: Expr, right: Expr, span: ast.Span): Expr {
  const expr = apply(fn, [left, right], span);
  if ((fn !== "and" && fn !== "or") || expr.kind !== "call" || left.kind !== "call" || left.fn !== fn) return expr;
  return { ...expr, args: [...left.args, ...expr.args.slice(1)] };
}

const unaries = { "-": "neg", "+": "plus", "~": "bit_not", NOT: "not" } as const;

/** `-5` is a literal, down to the smallest INT64. */
export function unary(node: Of<"unary">, env: Env): Expr {
  const { operand } = node;
  if (node.operator === "-" && operand.kind === "literal" && (operand.type === "INT64" || operand.type === "FLOAT64")) {
    return { ...literal({ ...operand, value: `-${operand.value}` }), span: { start: node.start, end: node.end } };
  }
  return apply(unaries[node.operator], [env.context.expression(operand, env)], node);
}

export function between(node: Of<"between">, env: Env): Expr {
  const args = [node.operand, node.low, node.high].map((part) => env.context.expression(part, env));
  return negated(apply("between", args, node), node.negated, node);
}

export function distinctFrom(node: Of<"distinctFrom">, env: Env): Expr {
  const args = [node.left, node.right].map((part) => env.context.expression(part, env));
  return apply(node.negated ? "is_not_distinct_from" : "is_distinct_from", args, node);
}

const tests = { NULL: "is_null", TRUE: "is_true", FALSE: "is_false" } as const;

export function is(node: Of<"is">, env: Env): Expr {
  return negated(apply(tests[node.what], [env.context.expression(node.operand, env)], node), node.negated, node);
}
