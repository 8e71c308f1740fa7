/** CREATE FUNCTION, TABLE FUNCTION, PROCEDURE. */
import type { Create, Expression, FunctionParameter, Options, Query, TypeExpr } from "../ast/index.ts";
import {
  accept,
  acceptOne,
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
  peek,
  startOf,
  unsupported,
  within,
} from "./cursor.ts";
import { type Head, named } from "./create-head.ts";
import { optionsClause } from "./options.ts";
import { parseType } from "./types.ts";

export function createFunction(p: Parser, head: Head): Create {
  const aggregate = accept(p, "AGGREGATE");
  expect(p, "FUNCTION");
  const name = named(p);
  const parameters = parameterList(p);
  const returns = accept(p, "RETURNS") ? parseType(p) : undefined;
  const language = languageOf(p);
  const before = optionsClause(p);
  const body = functionBody(p);
  const options = [...before, ...optionsClause(p)];
  return {
    kind: "createFunction",
    ...head,
    ...name,
    aggregate,
    parameters,
    ...given({ returns, language }),
    body,
    options,
    end: endOf(p),
  };
}

function languageOf(p: Parser): string | undefined {
  acceptDeterminism(p);
  const language = accept(p, "LANGUAGE") ? identifier(p).name : undefined;
  if (at(p, "REMOTE")) throw unsupported("A remote function", peek(p));
  acceptDeterminism(p);
  return language;
}

const acceptDeterminism = (p: Parser): boolean => accept(p, "DETERMINISTIC") || accept(p, "NOT", "DETERMINISTIC");

/** An expression in parentheses, or the text of another language. */
function functionBody(p: Parser): Expression | string {
  expect(p, "AS");
  return peek(p).kind === "string" ? advance(p).text : within(p, expression);
}

export const parameterList = (p: Parser): readonly FunctionParameter[] => anyParenthesised(p, parameter);

function parameter(p: Parser): FunctionParameter {
  const start = startOf(p);
  const mode = modeOf(p);
  const name = identifier(p, "the name of a parameter");
  const type = parameterType(p);
  // Parameters that do not aggregate are put in place like the others.
  accept(p, "NOT", "AGGREGATE");
  const value = accept(p, "DEFAULT") ? expression(p) : undefined;
  return { name, type, ...given({ mode, default: value }), start, end: endOf(p) };
}

/** IN is reserved; OUT and INOUT may also be names. */
function modeOf(p: Parser): FunctionParameter["mode"] {
  if (accept(p, "IN")) return "IN";
  return at(p, ",", 2) || at(p, ")", 2) ? undefined : modeWord(p);
}

const modeWord = (p: Parser): "OUT" | "INOUT" | undefined =>
  peek(p, 2).kind === "word" || peek(p, 2).kind === "quoted" ? acceptOne(p, "OUT", "INOUT") : undefined;

function parameterType(p: Parser): TypeExpr {
  const start = startOf(p);
  if (accept(p, "ANY", "TABLE")) return { kind: "tableType", start, end: endOf(p) };
  if (!at(p, "TABLE")) return parseType(p);
  const columns = tableColumns(p);
  return { kind: "tableType", columns, start, end: endOf(p) };
}

export function createTableFunction(p: Parser, head: Head): Create {
  expect(p, "TABLE", "FUNCTION");
  const name = named(p);
  const parameters = parameterList(p);
  // What it returns, the query says too.
  if (accept(p, "RETURNS")) tableColumns(p);
  optionsClause(p);
  expect(p, "AS");
  const query: Query = p.grammar.query(p);
  return { kind: "createTableFunction", ...head, ...name, parameters, query, end: endOf(p) };
}

/** `TABLE<a INT64, b STRING>` is written as a STRUCT is. */
function tableColumns(p: Parser) {
  const token = peek(p);
  if (token.key !== "TABLE") throw expected(p, "TABLE");
  p.tokens[p.index] = { ...token, key: "STRUCT" };
  const type = parseType(p);
  return type.kind === "struct" ? type.fields : [];
}

export function createProcedure(p: Parser, head: Head): Create {
  expect(p, "PROCEDURE");
  const name = named(p);
  const parameters = parameterList(p);
  const options: Options = optionsClause(p);
  if (!at(p, "BEGIN")) throw unsupported("A procedure that is not in SQL", peek(p));
  const block = p.grammar.statement(p);
  const body = block.kind === "block" && !block.exception ? block.body : [block];
  return { kind: "createProcedure", ...head, ...name, parameters, body, options, end: endOf(p) };
}
