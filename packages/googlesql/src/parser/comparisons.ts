/** =, <, LIKE, BETWEEN, IN, IS: they don't associate, and their operands bind tighter than they do. */
import type { BinaryOperator, Expression, InSet } from "../ast/index.ts";
import {
  accept,
  advance,
  at,
  endOf,
  expect,
  expected,
  expression,
  parenthesised,
  type Parser,
  peek,
  within,
} from "./cursor.ts";
import { startsQuery, subqueryOf } from "./subqueries.ts";

const COMPARISON = 4;

const operand = (p: Parser): Expression => p.grammar.expression(p, COMPARISON);

export function comparison(p: Parser, left: Expression, start: number): Expression {
  if (accept(p, "IS")) return is(p, left, start);
  const negated = accept(p, "NOT");
  if (accept(p, "BETWEEN")) return between(p, left, start, negated);
  if (accept(p, "LIKE")) return like(p, left, start, negated);
  if (accept(p, "IN")) {
    const set = inSet(p);
    return { kind: "in", negated, operand: left, set, start, end: endOf(p) };
  }
  return compare(p, left, start);
}

function compare(p: Parser, left: Expression, start: number): Expression {
  const { key } = advance(p);
  const operator = (key === "<>" ? "!=" : key) as BinaryOperator;
  const right = operand(p);
  return { kind: "binary", operator, left, right, start, end: endOf(p) };
}

function between(p: Parser, value: Expression, start: number, negated: boolean): Expression {
  const low = operand(p);
  expect(p, "AND");
  const high = operand(p);
  return { kind: "between", negated, operand: value, low, high, start, end: endOf(p) };
}

function like(p: Parser, value: Expression, start: number, negated: boolean): Expression {
  if (at(p, "ANY") || at(p, "SOME") || at(p, "ALL")) {
    const quantifier = advance(p).key === "ALL" ? "ALL" : "ANY";
    const patterns = inSet(p);
    return { kind: "like", negated, quantifier, operand: value, patterns, start, end: endOf(p) };
  }
  const patterns = [operand(p)];
  return { kind: "like", negated, operand: value, patterns, start, end: endOf(p) };
}

function inSet(p: Parser): InSet {
  if (accept(p, "UNNEST")) return unnest(p);
  if (!at(p, "(")) throw expected(p, '"(" or UNNEST');
  if (startsQuery(p, 1)) return subqueryOf(p);
  return parenthesised(p, expression);
}

const unnest = (p: Parser): { readonly unnest: Expression } => ({ unnest: within(p, expression) });

function is(p: Parser, left: Expression, start: number): Expression {
  const negated = accept(p, "NOT");
  if (accept(p, "DISTINCT", "FROM")) {
    const right = operand(p);
    return { kind: "distinctFrom", negated, left, right, start, end: endOf(p) };
  }
  const { key } = peek(p);
  if (key !== "NULL" && key !== "TRUE" && key !== "FALSE" && key !== "UNKNOWN")
    throw expected(p, "NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
  p.index++;
  return { kind: "is", negated, operand: left, what: key === "UNKNOWN" ? "NULL" : key, start, end: endOf(p) };
}
