/** What an operator can stand next to. */
import type { Expression } from "../ast/index.ts";
import { call, calls } from "./calls.ts";
import { caseExpression, cast, exists, extract, withExpression } from "./forms.ts";
import { arrayConstructor, bareArray, structConstructor } from "./constructors.ts";
import { advance, anyName, at, endOf, expected, isName, type Parser, peek, separated, unsupported } from "./cursor.ts";
import { interval, literal, rangeLiteral } from "./literals.ts";
import { RESERVED_FUNCTIONS } from "./keywords.ts";
import { path } from "./paths.ts";
import { parentheses } from "./subqueries.ts";

type Form = (p: Parser) => Expression;

/** Keywords and symbols that start an expression of their own shape. */
const FORMS: Readonly<Record<string, Form>> = {
  "(": parentheses,
  "[": bareArray,
  "?": positional,
  "@": parameter,
  "@@": systemVariable,
  ARRAY: arrayConstructor,
  CASE: caseExpression,
  CAST: cast,
  DEFAULT: defaultValue,
  EXISTS: exists,
  EXTRACT: extract,
  INTERVAL: interval,
  STRUCT: structConstructor,
  WITH: withExpression,
};

export function primary(p: Parser): Expression {
  const token = peek(p);
  const form = Object.hasOwn(FORMS, token.key) ? FORMS[token.key] : undefined;
  if (form) return form(p);
  if (token.key === "SAFE_CAST" && at(p, "(", 1)) return cast(p);
  if (token.key === "RANGE" && at(p, "<", 1)) return rangeLiteral(p);
  if (RESERVED_FUNCTIONS.has(token.key) && at(p, "(", 1)) return call(p, [anyName(p)], token.start);
  return literal(p) ?? named(p);
}

function named(p: Parser): Expression {
  const token = peek(p);
  if (token.key === "NEW") throw unsupported("NEW", token);
  if (!isName(token)) throw expected(p, "an expression");
  if (token.key === "GRAPH_TABLE" && at(p, "(", 1)) throw unsupported("GRAPH_TABLE", token);
  const names = path(p);
  return calls(p, names, token.start);
}

function positional(p: Parser): Expression {
  const { start, end } = advance(p);
  return { kind: "parameter", name: p.positional++, start, end };
}

function parameter(p: Parser): Expression {
  const { kind, text, start, end } = advance(p);
  if (kind !== "parameter") throw expected(p, "the name of a parameter");
  return { kind: "parameter", name: text, start, end };
}

function systemVariable(p: Parser): Expression {
  const { start } = advance(p);
  const names = separated(p, anyName, ".");
  return { kind: "systemVariable", names, start, end: endOf(p) };
}

function defaultValue(p: Parser): Expression {
  const { start, end } = advance(p);
  return { kind: "default", start, end };
}
