/** ARRAY and STRUCT values. */
import type { Expression, TypeExpr } from "../ast/index.ts";
import {
  accept,
  advance,
  anyParenthesised,
  at,
  endOf,
  expect,
  expected,
  expression,
  given,
  identifier,
  type Parser,
  separated,
  startOf,
} from "./cursor.ts";
import { subqueryOf } from "./subqueries.ts";
import { parseType } from "./types.ts";

/** `ARRAY[1, 2]`, `ARRAY<INT64>[]`, `ARRAY(select …)`. */
export function arrayConstructor(p: Parser): Expression {
  const start = startOf(p);
  if (at(p, "<", 1)) return typedArray(p, start);
  advance(p);
  if (at(p, "(")) return { kind: "subquery", mode: "array", query: subqueryOf(p), start, end: endOf(p) };
  return items(p, start);
}

export const bareArray = (p: Parser): Expression => items(p, startOf(p));

function typedArray(p: Parser, start: number): Expression {
  const type = parseType(p);
  return type.kind === "array" ? items(p, start, type.element) : items(p, start);
}

function items(p: Parser, start: number, element?: TypeExpr): Expression {
  if (!accept(p, "[")) throw expected(p, '"["');
  const list = at(p, "]") ? [] : separated(p, expression);
  expect(p, "]");
  return { kind: "array", ...given({ element }), items: list, start, end: endOf(p) };
}

/** `STRUCT(1 AS a, t.b)`, `STRUCT<a INT64>(1)`. */
export function structConstructor(p: Parser): Expression {
  const start = startOf(p);
  const type = at(p, "<", 1) || at(p, "<>", 1) ? parseType(p) : undefined;
  if (!type) advance(p);
  const fields = anyParenthesised(p, field);
  return { kind: "struct", ...given({ type }), fields, start, end: endOf(p) };
}

function field(p: Parser) {
  const value = expression(p);
  return accept(p, "AS") ? { value, name: identifier(p) } : { value };
}
