/** Text → syntax tree. */
import type { Expression, Query, Statement, TypeExpr } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { accept, at, createParser, expected, type Grammar, type Parser, peek } from "./cursor.ts";
import { parseFromItem } from "./joins.ts";
import { parseExpression as expression } from "./operators.ts";
import { parsePipes } from "./pipes.ts";
import { parseQuery as query, parseQueryAfter } from "./query.ts";
import { parseStatement } from "./statement.ts";
import { parseType } from "./types.ts";

export { splitPath } from "./paths.ts";

const GRAMMAR: Grammar = {
  expression,
  query,
  queryAfter: parseQueryAfter,
  fromItem: parseFromItem,
  pipes: parsePipes,
  type: parseType,
  statement: parseStatement,
};

/** The statements of a script. Throws `syntax`, or `unsupported` for what GoogleSQL has and this parser has not. */
export const parse = (sql: string): readonly Statement[] => read(sql, statements);

/** One expression, as it stands in an assertion or a default. */
export const parseExpression = (sql: string): Expression => read(sql, (p) => expression(p, 0));

/** One query; a semicolon may follow it. */
export const parseQuery = (sql: string): Query =>
  read(sql, (p) => {
    const found = query(p);
    accept(p, ";");
    return found;
  });

/** A type as it is written: `ARRAY<STRUCT<a INT64>>`. */
export const parseTypeText = (sql: string): TypeExpr => read(sql, parseType);

function read<Node>(sql: string, rule: (p: Parser) => Node): Node {
  const p = createParser(sql, GRAMMAR);
  try {
    const node = rule(p);
    if (peek(p).kind !== "end") throw expected(p, "the end of the text");
    return node;
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(p, error) : error;
  }
}

const tooDeep = (p: Parser, cause: RangeError): GoogleSqlError =>
  new GoogleSqlError("unsupported", "The statement is nested too deeply", { span: peek(p), cause });

function statements(p: Parser): readonly Statement[] {
  const found: Statement[] = [];
  while (accept(p, ";"));
  while (peek(p).kind !== "end") {
    found.push(p.grammar.statement(p));
    if (peek(p).kind !== "end" && !at(p, ";")) throw expected(p, "the end of the statement");
    while (accept(p, ";"));
  }
  return found;
}
