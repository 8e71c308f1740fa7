/** INSERT, UPDATE, DELETE, TRUNCATE. */
import type { Dml, Expression, Identifier, Path, Query } from "../ast/index.ts";
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
  parenthesised,
  type Parser,
  peek,
  separated,
  unsupported,
} from "./cursor.ts";
import { path, tablePath } from "./paths.ts";
import { startsQuery } from "./subqueries.ts";
import { tableAlias } from "./table-operators.ts";

const column = (p: Parser): Identifier => identifier(p, "a column");

export function insert(p: Parser): Dml {
  const { start } = advance(p);
  if (at(p, "OR") || at(p, "IGNORE")) throw unsupported("INSERT OR …", peek(p));
  accept(p, "INTO");
  const target = tablePath(p);
  const columns = insertColumns(p);
  const source = at(p, "VALUES") ? values(p) : insertQuery(p);
  return { kind: "insert", path: target, columns, source, ...extras(p), start, end: endOf(p) };
}

export const insertColumns = (p: Parser): readonly Identifier[] =>
  at(p, "(") && !startsQuery(p, 1) ? parenthesised(p, column) : [];

function insertQuery(p: Parser): Query {
  if (!startsQuery(p) && !at(p, "(") && !at(p, "TABLE")) throw expected(p, "VALUES or a query");
  return p.grammar.query(p);
}

function values(p: Parser): readonly (readonly Expression[])[] {
  expect(p, "VALUES");
  return separated(p, row);
}

export const row = (p: Parser): readonly Expression[] => parenthesised(p, expression);

function extras(p: Parser): { readonly assertRows?: number } {
  const assertRows = accept(p, "ASSERT_ROWS_MODIFIED") ? rowCount(p) : undefined;
  if (at(p, "THEN") && at(p, "RETURN", 1)) throw unsupported("THEN RETURN", peek(p));
  return given({ assertRows });
}

function rowCount(p: Parser): number {
  if (peek(p).kind !== "integer") throw expected(p, "a number of rows");
  return Number(advance(p).text);
}

export function update(p: Parser): Dml {
  const { start } = advance(p);
  const target = tablePath(p);
  const alias = tableAlias(p);
  const set = setClause(p);
  const from = accept(p, "FROM") ? p.grammar.fromItem(p) : undefined;
  const where = whereClause(p);
  return { kind: "update", path: target, ...given({ alias, from }), set, where, ...extras(p), start, end: endOf(p) };
}

function whereClause(p: Parser): Expression {
  expect(p, "WHERE");
  return expression(p);
}

type SetItem = Extract<Dml, { kind: "update" }>["set"][number];

export function setClause(p: Parser): readonly SetItem[] {
  expect(p, "SET");
  return separated(p, setItem);
}

function setItem(p: Parser): { readonly target: Path; readonly value: Expression } {
  if (at(p, "(")) throw unsupported("A nested statement in SET", peek(p));
  const target = path(p);
  expect(p, "=");
  return { target, value: expression(p) };
}

export function deleteFrom(p: Parser): Dml {
  const { start } = advance(p);
  accept(p, "FROM");
  const target = tablePath(p);
  const alias = tableAlias(p);
  const where = whereClause(p);
  return { kind: "delete", path: target, ...given({ alias }), where, ...extras(p), start, end: endOf(p) };
}

export function truncate(p: Parser): Dml {
  const { start } = advance(p);
  expect(p, "TABLE");
  return { kind: "truncate", path: tablePath(p), start, end: endOf(p) };
}
