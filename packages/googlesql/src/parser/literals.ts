/** Numbers, strings, typed literals, INTERVAL. */
import type { Expression, LiteralType } from "../ast/index.ts";
import { accept, advance, endOf, expect, expected, expression, type Parser, peek, startOf } from "./cursor.ts";
import { parseType } from "./types.ts";
import type { Token } from "./token.ts";

type TextLiteral = Exclude<LiteralType, "STRING" | "BYTES" | "BOOL" | "NULL" | "INT64" | "FLOAT64">;

const TYPED: Readonly<Record<string, TextLiteral>> = {
  DATE: "DATE",
  DATETIME: "DATETIME",
  TIME: "TIME",
  TIMESTAMP: "TIMESTAMP",
  NUMERIC: "NUMERIC",
  DECIMAL: "NUMERIC",
  BIGNUMERIC: "BIGNUMERIC",
  BIGDECIMAL: "BIGNUMERIC",
  JSON: "JSON",
};

/** A literal token, or a type's name before a string: `DATE '2024-01-31'`. */
export function literal(p: Parser): Expression | undefined {
  const token = peek(p);
  if (token.kind === "integer" || token.kind === "float") return number(p, token);
  if (token.kind === "string") return { kind: "literal", type: "STRING", ...strings(p) };
  if (token.kind === "bytes") return bytes(p);
  const type = TYPED[token.key];
  return type !== undefined && peek(p, 1).kind === "string" ? typed(p, type) : keyword(p, token);
}

function number(p: Parser, token: Token): Expression {
  p.index++;
  const next = peek(p);
  if (next.kind === "word" && next.start === token.end) throw expected(p, "a space after the number");
  const type = token.kind === "integer" ? "INT64" : "FLOAT64";
  return { kind: "literal", type, value: token.text, start: token.start, end: token.end };
}

/** Strings that stand next to each other are one. */
function strings(p: Parser) {
  const start = startOf(p);
  let value = advance(p).text;
  while (peek(p).kind === "string" && peek(p).start > endOf(p)) value += advance(p).text;
  return { value, start, end: endOf(p) };
}

function bytes(p: Parser): Expression {
  const start = startOf(p);
  let value = advance(p).bytes ?? new Uint8Array();
  while (peek(p).kind === "bytes") value = Buffer.concat([value, advance(p).bytes ?? new Uint8Array()]);
  return { kind: "literal", type: "BYTES", value, start, end: endOf(p) };
}

function typed(p: Parser, type: TextLiteral): Expression {
  const { start } = advance(p);
  return { kind: "literal", type, ...strings(p), start };
}

function keyword(p: Parser, { key, start, end }: Token): Expression | undefined {
  if (key === "NULL") p.index++;
  if (key === "NULL") return { kind: "literal", type: "NULL", start, end };
  if (key !== "TRUE" && key !== "FALSE") return undefined;
  p.index++;
  return { kind: "literal", type: "BOOL", value: key === "TRUE", start, end };
}

/** `RANGE<DATE> '[2024-01-01, 2024-02-01)'`. */
export function rangeLiteral(p: Parser): Expression {
  const start = startOf(p);
  const type = parseType(p);
  if (type.kind !== "range" || peek(p).kind !== "string") throw expected(p, "a string");
  return { kind: "rangeLiteral", element: type.element, ...strings(p), start };
}

const PARTS = new Set(
  "YEAR QUARTER MONTH WEEK DAY HOUR MINUTE SECOND MILLISECOND MICROSECOND NANOSECOND ISOYEAR ISOWEEK DAYOFWEEK DAYOFYEAR".split(
    " ",
  ),
);

/** `INTERVAL 5 DAY`, `INTERVAL '1-2' YEAR TO MONTH`. */
export function interval(p: Parser): Expression {
  const { start } = advance(p);
  const value = expression(p);
  const from = intervalPart(p);
  const to = accept(p, "TO") ? { to: intervalPart(p) } : {};
  return { kind: "interval", value, from, ...to, start, end: endOf(p) };
}

function intervalPart(p: Parser): string {
  const { key } = peek(p);
  if (!PARTS.has(key)) throw expected(p, "a date part such as DAY");
  expect(p, key);
  return key;
}
