/** Scripting with statements inside: IF, CASE, loops, BEGIN … END. */
import type { Expression, Identifier, Scripting, Statement } from "../ast/index.ts";
import {
  accept,
  advance,
  at,
  atAll,
  branches,
  endOf,
  expect,
  expected,
  expression,
  given,
  identifier,
  type Parser,
  peek,
} from "./cursor.ts";
import { subqueryOf } from "./subqueries.ts";

const ENDS = new Set(["END", "ELSE", "ELSEIF", "WHEN", "UNTIL"]);

const endsBody = (p: Parser): boolean =>
  ENDS.has(peek(p).key) || peek(p).kind === "end" || atAll(p, "EXCEPTION", "WHEN");

/** Statements up to the word that ends them; a semicolon after each. */
export function statementList(p: Parser): readonly Statement[] {
  const found: Statement[] = [];
  while (!endsBody(p)) {
    found.push(p.grammar.statement(p));
    if (!accept(p, ";")) throw expected(p, '";"');
  }
  return found;
}

export function ifStatement(p: Parser): Scripting {
  const { start } = peek(p);
  const found = branches(p, (inner) => ({ body: statementList(inner) }));
  const otherwise = accept(p, "ELSE") ? statementList(p) : [];
  expect(p, "END", "IF");
  return { kind: "ifStatement", branches: found, otherwise, start, end: endOf(p) };
}

export function caseStatement(p: Parser): Scripting {
  const { start } = advance(p);
  const operand = at(p, "WHEN") ? undefined : expression(p);
  const whens: { when: Expression; body: readonly Statement[] }[] = [];
  while (accept(p, "WHEN")) whens.push(when(p));
  if (whens.length === 0) throw expected(p, "WHEN");
  const otherwise = accept(p, "ELSE") ? statementList(p) : undefined;
  expect(p, "END", "CASE");
  return { kind: "caseStatement", ...given({ operand, otherwise }), whens, start, end: endOf(p) };
}

function when(p: Parser) {
  const condition = expression(p);
  expect(p, "THEN");
  return { when: condition, body: statementList(p) };
}

type Labelled = (p: Parser, label: { readonly label?: Identifier }, start: number) => Scripting;

const LABELLED: Readonly<Record<string, Labelled>> = {
  BEGIN: block,
  LOOP: loop,
  WHILE: whileLoop,
  REPEAT: repeat,
  FOR: forLoop,
};

/** `label: LOOP … END LOOP label`. */
export function labelled(p: Parser): Scripting {
  const { start } = peek(p);
  const label = at(p, ":", 1) ? identifier(p) : undefined;
  if (label) expect(p, ":");
  const rule = LABELLED[peek(p).key];
  if (!rule) throw expected(p, "BEGIN, LOOP, WHILE, REPEAT or FOR");
  return rule(p, given({ label }), start);
}

function closed(p: Parser, label: { readonly label?: Identifier }, ...words: readonly string[]): void {
  expect(p, "END", ...words);
  if (!label.label || at(p, ";") || peek(p).kind === "end") return;
  const repeated = identifier(p);
  if (repeated.name.toLowerCase() !== label.label.name.toLowerCase())
    throw expected(p, `the label ${label.label.name}`);
}

function block(p: Parser, label: { readonly label?: Identifier }, start: number): Scripting {
  expect(p, "BEGIN");
  const body = statementList(p);
  const exception = accept(p, "EXCEPTION", "WHEN") ? handler(p) : undefined;
  closed(p, label);
  return { kind: "block", ...label, body, ...given({ exception }), start, end: endOf(p) };
}

function handler(p: Parser): readonly Statement[] {
  expect(p, "ERROR", "THEN");
  return statementList(p);
}

function loop(p: Parser, label: { readonly label?: Identifier }, start: number): Scripting {
  expect(p, "LOOP");
  const body = statementList(p);
  closed(p, label, "LOOP");
  return { kind: "loop", ...label, body, start, end: endOf(p) };
}

function whileLoop(p: Parser, label: { readonly label?: Identifier }, start: number): Scripting {
  expect(p, "WHILE");
  const condition = expression(p);
  expect(p, "DO");
  const body = statementList(p);
  closed(p, label, "WHILE");
  return { kind: "while", ...label, condition, body, start, end: endOf(p) };
}

function repeat(p: Parser, label: { readonly label?: Identifier }, start: number): Scripting {
  expect(p, "REPEAT");
  const body = statementList(p);
  expect(p, "UNTIL");
  const until = expression(p);
  closed(p, label, "REPEAT");
  return { kind: "repeat", ...label, body, until, start, end: endOf(p) };
}

function forLoop(p: Parser, label: { readonly label?: Identifier }, start: number): Scripting {
  expect(p, "FOR");
  const variable = identifier(p, "a variable");
  expect(p, "IN");
  const query = subqueryOf(p);
  expect(p, "DO");
  const body = statementList(p);
  closed(p, label, "FOR");
  return { kind: "for", ...label, variable, query, body, start, end: endOf(p) };
}
