/** Operators by precedence: what binds tighter has the higher level. */
import type { BinaryOperator, Expression } from "../ast/index.ts";
import { at, endOf, expected, type Parser, peek } from "./cursor.ts";
import { comparison } from "./comparisons.ts";
import { postfix } from "./postfix.ts";
import { primary } from "./primary.ts";

const NOT = 3;
const COMPARISON = 4;
export const BIT_OR = 5;
const UNARY = 11;

const LEVELS: Readonly<Record<string, number>> = {
  OR: 1,
  AND: 2,
  "=": COMPARISON,
  "!=": COMPARISON,
  "<>": COMPARISON,
  "<": COMPARISON,
  "<=": COMPARISON,
  ">": COMPARISON,
  ">=": COMPARISON,
  LIKE: COMPARISON,
  BETWEEN: COMPARISON,
  IN: COMPARISON,
  IS: COMPARISON,
  "|": BIT_OR,
  "^": 6,
  "&": 7,
  "<<": 8,
  ">>": 8,
  "+": 9,
  "-": 9,
  "*": 10,
  "/": 10,
  "||": 10,
};

/** Reads an expression up to the first operator that binds no tighter than `minimum`. */
export function parseExpression(p: Parser, minimum: number): Expression {
  const start = peek(p).start;
  let left = prefix(p);
  let compared = false;
  for (;;) {
    const level = levelHere(p);
    if (level <= minimum) return left;
    if (level === COMPARISON && compared) throw expected(p, "parentheses around the comparison to the left");
    compared = level === COMPARISON;
    left = compared ? comparison(p, left, start) : binary(p, left, start, level);
  }
}

function levelHere(p: Parser): number {
  const { key } = peek(p);
  if (key === "NOT") return at(p, "IN", 1) || at(p, "LIKE", 1) || at(p, "BETWEEN", 1) ? COMPARISON : 0;
  return LEVELS[key] ?? 0;
}

function binary(p: Parser, left: Expression, start: number, level: number): Expression {
  const operator = peek(p).key as BinaryOperator;
  p.index++;
  const right = parseExpression(p, level);
  return { kind: "binary", operator, left, right, start, end: endOf(p) };
}

function prefix(p: Parser): Expression {
  const { key, start } = peek(p);
  if (key === "NOT") return unary(p, "NOT", NOT, start);
  if (key === "-" || key === "+" || key === "~") return unary(p, key, UNARY, start);
  return postfix(p, primary(p), start);
}

function unary(p: Parser, operator: "-" | "+" | "~" | "NOT", level: number, start: number): Expression {
  p.index++;
  const operand = parseExpression(p, level);
  return { kind: "unary", operator, operand, start, end: endOf(p) };
}
