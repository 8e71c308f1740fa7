/** `INT64`, `ARRAY<STRUCT<a STRING(10), NUMERIC>>`, `ANY TYPE`. */
import type { TypeExpr } from "../ast/index.ts";
import type { ScalarName } from "../types.ts";
import {
  accept,
  advance,
  anyName,
  at,
  atAll,
  endOf,
  expect,
  expected,
  given,
  isName,
  parenthesised,
  type Parser,
  peek,
  separated,
  startOf,
  unsupported,
} from "./cursor.ts";

const SCALARS: Readonly<Record<string, ScalarName>> = {
  INT64: "INT64",
  INT: "INT64",
  SMALLINT: "INT64",
  INTEGER: "INT64",
  BIGINT: "INT64",
  TINYINT: "INT64",
  BYTEINT: "INT64",
  FLOAT64: "FLOAT64",
  DOUBLE: "FLOAT64",
  NUMERIC: "NUMERIC",
  DECIMAL: "NUMERIC",
  BIGNUMERIC: "BIGNUMERIC",
  BIGDECIMAL: "BIGNUMERIC",
  BOOL: "BOOL",
  BOOLEAN: "BOOL",
  STRING: "STRING",
  BYTES: "BYTES",
  DATE: "DATE",
  DATETIME: "DATETIME",
  TIME: "TIME",
  TIMESTAMP: "TIMESTAMP",
  INTERVAL: "INTERVAL",
  JSON: "JSON",
};

export function parseType(p: Parser): TypeExpr {
  const start = startOf(p);
  if (accept(p, "ARRAY")) return { kind: "array", element: element(p), start, end: endOf(p) };
  if (accept(p, "RANGE")) return { kind: "range", element: element(p), start, end: endOf(p) };
  if (accept(p, "STRUCT")) return { kind: "struct", fields: fields(p), start, end: endOf(p) };
  if (accept(p, "ANY", "TYPE")) return { kind: "any", start, end: endOf(p) };
  return scalar(p);
}

function scalar(p: Parser): TypeExpr {
  const { start, key, kind, text } = peek(p);
  const name = SCALARS[kind === "quoted" ? text.toUpperCase() : key];
  if (name === undefined) throw kind === "word" || kind === "quoted" ? noType(p) : expected(p, "a type");
  p.index++;
  const parameters = at(p, "(") ? typeParameters(p) : [];
  collation(p);
  return { kind: "scalar", name, parameters, start, end: endOf(p) };
}

function noType(p: Parser): Error {
  return isName(peek(p)) || at(p, "PROTO") || at(p, "ENUM")
    ? unsupported(`Type ${peek(p).text}`, peek(p))
    : expected(p, "a type");
}

/** `STRING(10)`, `NUMERIC(10, 2)`, `STRING(MAX)`. */
function typeParameters(p: Parser): readonly number[] {
  return parenthesised(p, typeParameter).filter((each) => each >= 0);
}

function typeParameter(p: Parser): number {
  if (accept(p, "MAX")) return -1;
  if (peek(p).kind !== "integer") throw expected(p, "an integer");
  return Number(advance(p).text);
}

/** `STRING COLLATE 'und:ci'` changes comparisons, so it can't be dropped. */
function collation(p: Parser): void {
  if (!at(p, "COLLATE")) return;
  if (peek(p, 1).kind === "string" && peek(p, 1).text === "") p.index += 2;
  else throw unsupported("COLLATE", peek(p));
}

function element(p: Parser): TypeExpr {
  expect(p, "<");
  const type = parseType(p);
  closeAngle(p);
  return type;
}

function fields(p: Parser): Extract<TypeExpr, { kind: "struct" }>["fields"] {
  if (accept(p, "<>")) return [];
  expect(p, "<");
  const list = at(p, ">") ? [] : separated(p, field);
  closeAngle(p);
  return list;
}

function field(p: Parser) {
  const name = isFieldName(p) ? anyName(p) : undefined;
  const type = parseType(p);
  accept(p, "NOT", "NULL");
  if (at(p, "OPTIONS")) skipOptions(p);
  return { ...given({ name }), type };
}

/** A name is followed by a type; a type by a comma, `>` or its own brackets. */
function isFieldName(p: Parser): boolean {
  const { kind } = peek(p);
  const next = peek(p, 1);
  return (
    (kind === "word" || kind === "quoted") &&
    !atAll(p, "ANY", "TYPE") &&
    (next.kind === "word" || next.kind === "quoted") &&
    next.key !== "OPTIONS" &&
    next.key !== "COLLATE"
  );
}

/** OPTIONS of a field within a STRUCT: descriptions of nested fields are not kept. */
function skipOptions(p: Parser): void {
  p.index++;
  let depth = 0;
  do {
    if (peek(p).kind === "end") throw expected(p, ")");
    if (at(p, "(")) depth++;
    if (at(p, ")")) depth--;
    p.index++;
  } while (depth > 0);
}

/** The lexer reads `>>` as a shift: here it is two angles. */
function closeAngle(p: Parser): void {
  const token = peek(p);
  if (token.key === ">>") {
    const angle = { ...token, key: ">", text: ">" };
    p.tokens.splice(p.index, 1, { ...angle, end: token.start + 1 }, { ...angle, start: token.start + 1 });
  }
  expect(p, ">");
}
