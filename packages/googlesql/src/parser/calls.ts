/** Function calls: arguments, and what aggregates and window functions add to them. */
import type { Argument, Call, Expression, Path } from "../ast/index.ts";
import { modifiers } from "./modifiers.ts";
import {
  accept,
  at,
  endOf,
  expect,
  expected,
  expression,
  identifier,
  isName,
  type Parser,
  peek,
  separated,
  startOf,
} from "./cursor.ts";
import { path, tablePath } from "./paths.ts";
import { over } from "./windows.ts";

/** A path, or the call of a function that it names. */
export const calls = (p: Parser, names: Path, start: number): Expression =>
  at(p, "(") ? call(p, names, start) : { kind: "path", names, start, end: endOf(p) };

export function call(p: Parser, name: Path, start: number): Call {
  expect(p, "(");
  const head = accept(p, "DISTINCT") ? { distinct: true } : {};
  const star = accept(p, "*") ? { star: true } : {};
  const args = at(p, ")") || star.star || startsModifier(p) ? [] : separated(p, argument);
  const tail = modifiers(p);
  expect(p, ")");
  const window = at(p, "OVER") ? { over: over(p) } : {};
  return { kind: "call", name, args, ...head, ...star, ...tail, ...window, start, end: endOf(p) };
}

const startsModifier = (p: Parser): boolean => at(p, "ORDER") || at(p, "LIMIT");

export function argument(p: Parser): Argument {
  const start = startOf(p);
  const name = at(p, "=>", 1) ? { name: argumentName(p) } : {};
  const value = argumentValue(p);
  return { ...name, value, start, end: endOf(p) };
}

function argumentName(p: Parser) {
  const name = identifier(p);
  expect(p, "=>");
  return name;
}

function argumentValue(p: Parser): Argument["value"] {
  if ((at(p, "TABLE") || at(p, "MODEL")) && isName(peek(p, 1))) {
    p.index++;
    return { kind: "table", path: tablePath(p) };
  }
  if (at(p, "SELECT")) return { kind: "query", query: p.grammar.query(p) };
  if (startsLambda(p)) return lambda(p);
  return named(p, expression(p));
}

/** `value AS path`, as REPLACE_FIELDS takes it. */
function named(p: Parser, value: Expression): Expression {
  if (!accept(p, "AS")) return value;
  const names = path(p);
  return { kind: "as", value, names, start: value.start, end: endOf(p) };
}

/** `x -> …`, `(x, y) -> …`. */
function startsLambda(p: Parser): boolean {
  if (at(p, "->", 1)) return true;
  if (!at(p, "(")) return false;
  let i = 1;
  while (isName(peek(p, i)) || at(p, ",", i)) i++;
  return at(p, ")", i) && at(p, "->", i + 1);
}

function lambda(p: Parser): Expression {
  const start = startOf(p);
  const parameters = lambdaParameters(p);
  expect(p, "->");
  const body = expression(p);
  return { kind: "lambda", parameters, body, start, end: endOf(p) };
}

function lambdaParameters(p: Parser) {
  if (!accept(p, "(")) return [identifier(p)];
  const names = at(p, ")") ? [] : separated(p, identifierOf);
  if (!accept(p, ")")) throw expected(p, '")"');
  return names;
}

const identifierOf = (p: Parser) => identifier(p, "the name of a parameter");
