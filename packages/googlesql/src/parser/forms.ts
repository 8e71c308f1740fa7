/** Expressions with words inside: CASE, CAST, EXTRACT, EXISTS, WITH. */
import type { Expression, Part } from "../ast/index.ts";
import {
  accept,
  advance,
  at,
  endOf,
  expect,
  expected,
  expression,
  given,
  identifier,
  type Parser,
  peek,
  startOf,
} from "./cursor.ts";
import { subqueryOf } from "./subqueries.ts";
import { parseType } from "./types.ts";

export function caseExpression(p: Parser): Expression {
  const { start } = advance(p);
  const operand = at(p, "WHEN") ? undefined : expression(p);
  if (!at(p, "WHEN")) throw expected(p, "WHEN");
  const whens = [];
  while (accept(p, "WHEN")) whens.push(when(p));
  const otherwise = accept(p, "ELSE") ? expression(p) : undefined;
  expect(p, "END");
  return { kind: "case", ...given({ operand, otherwise }), whens, start, end: endOf(p) };
}

function when(p: Parser) {
  const condition = expression(p);
  expect(p, "THEN");
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name; never awaited
  return { when: condition, then: expression(p) };
}

/** `CAST(x AS T FORMAT f AT TIME ZONE z)`. */
export function cast(p: Parser): Expression {
  const { start, key } = advance(p);
  expect(p, "(");
  const operand = expression(p);
  expect(p, "AS");
  const type = parseType(p);
  const format = accept(p, "FORMAT") ? expression(p) : undefined;
  const zone = timeZone(p);
  expect(p, ")");
  return { kind: "cast", safe: key === "SAFE_CAST", operand, type, ...given({ format, zone }), start, end: endOf(p) };
}

const timeZone = (p: Parser): Expression | undefined => (accept(p, "AT", "TIME", "ZONE") ? expression(p) : undefined);

/** `EXTRACT(WEEK(MONDAY) FROM x AT TIME ZONE z)`. */
export function extract(p: Parser): Expression {
  const { start } = advance(p);
  expect(p, "(");
  const part = datePart(p);
  expect(p, "FROM");
  const operand = expression(p);
  const zone = timeZone(p);
  expect(p, ")");
  return { kind: "extract", part, operand, ...given({ zone }), start, end: endOf(p) };
}

function datePart(p: Parser): Part {
  const start = startOf(p);
  const name = word(p);
  const weekday = at(p, "(") ? { weekday: inParentheses(p) } : {};
  return { name, ...weekday, start, end: endOf(p) };
}

function word(p: Parser): string {
  if (peek(p).kind !== "word") throw expected(p, "a date part such as DAY");
  return advance(p).key;
}

const WEEKDAYS = new Set("SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY".split(" "));

function inParentheses(p: Parser): string {
  expect(p, "(");
  if (!WEEKDAYS.has(peek(p).key)) throw expected(p, "a day of the week");
  const name = word(p);
  expect(p, ")");
  return name;
}

export function exists(p: Parser): Expression {
  const { start } = advance(p);
  return { kind: "subquery", mode: "exists", query: subqueryOf(p), start, end: endOf(p) };
}

/** `WITH(a AS 1, b AS a + 1, a + b)`. */
export function withExpression(p: Parser): Expression {
  const { start } = advance(p);
  expect(p, "(");
  const bindings = [];
  while (at(p, "AS", 1)) bindings.push(binding(p));
  const body = expression(p);
  expect(p, ")");
  return { kind: "withExpression", bindings, body, start, end: endOf(p) };
}

function binding(p: Parser) {
  const name = identifier(p);
  expect(p, "AS");
  const value = expression(p);
  expect(p, ",");
  return { name, value };
}
