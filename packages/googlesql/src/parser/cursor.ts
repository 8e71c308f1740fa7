/** A place in the tokens, and the few ways to step on. */
import type { Expression, FromItem, Identifier, Pipe, Query, Span, Statement, TypeExpr } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { RESERVED } from "./keywords.ts";
import { lex } from "./lexer.ts";
import type { Token } from "./token.ts";
import { last } from "../lists.ts";

/** The parts of the grammar that are mutually recursive reach each other through here. */
export interface Grammar {
  /** Takes only operators that bind tighter than `minimum`. */
  readonly expression: (p: Parser, minimum: number) => Expression;
  readonly query: (p: Parser) => Query;
  /** A query that continues after an operand that was read already. */
  readonly queryAfter: (p: Parser, first: Query, start: number) => Query;
  readonly fromItem: (p: Parser) => FromItem;
  readonly pipes: (p: Parser) => readonly Pipe[];
  readonly type: (p: Parser) => TypeExpr;
  readonly statement: (p: Parser) => Statement;
}

export interface Parser {
  readonly text: string;
  readonly grammar: Grammar;
  tokens: Token[];
  index: number;
  /** How many `?` came so far. */
  positional: number;
}

export const createParser = (text: string, grammar: Grammar): Parser => ({
  text,
  grammar,
  tokens: lex(text),
  index: 0,
  positional: 0,
});

export const peek = (p: Parser, ahead = 0): Token => p.tokens[p.index + ahead] ?? last(p.tokens);

export const at = (p: Parser, key: string, ahead = 0): boolean => peek(p, ahead).key === key;

/** The words or symbols stand here, one after the other. */
export const atAll = (p: Parser, ...keys: readonly string[]): boolean => keys.every((key, i) => at(p, key, i));

export const atAny = (p: Parser, ...keys: readonly string[]): boolean => keys.includes(peek(p).key);

export function advance(p: Parser): Token {
  const token = peek(p);
  if (token.kind !== "end") p.index++;
  return token;
}

export function accept(p: Parser, ...keys: readonly string[]): boolean {
  if (!atAll(p, ...keys)) return false;
  p.index += keys.length;
  return true;
}

export function expect(p: Parser, ...keys: readonly string[]): void {
  for (const key of keys) if (!accept(p, key)) throw expected(p, key);
}

/** Takes the first of the keys that stands here. */
export function acceptOne<Key extends string>(p: Parser, ...keys: readonly Key[]): Key | undefined {
  const key = keys.find((each) => at(p, each));
  if (key !== undefined) p.index++;
  return key;
}

export function expectOne<Key extends string>(p: Parser, ...keys: readonly Key[]): Key {
  const key = acceptOne(p, ...keys);
  if (key === undefined) throw expected(p, keys.join(" or "));
  return key;
}

/** Where the next node starts, and where the last one ended. */
export const startOf = (p: Parser): number => peek(p).start;
export const endOf = (p: Parser): number => p.tokens[p.index - 1]?.end ?? 0;

export function expected(p: Parser, what: string): GoogleSqlError {
  const token = peek(p);
  return new GoogleSqlError("syntax", `Syntax error: Expected ${what} but got ${described(p, token)}`, { span: token });
}

export function described(p: Parser, token: Token): string {
  if (token.kind === "end") return "the end of the text";
  const written = p.text.slice(token.start, Math.min(token.end, token.start + 40));
  if (token.kind === "word") return RESERVED.has(token.key) ? `keyword ${token.key}` : `identifier ${written}`;
  return token.kind === "symbol" ? `"${written}"` : written;
}

export const unsupported = (what: string, span: Span): GoogleSqlError =>
  new GoogleSqlError("unsupported", `${what} is not supported`, { span });

// ---------------------------------------------------------------- names

export function isName(token: Token): boolean {
  return token.kind === "quoted" || (token.kind === "word" && !RESERVED.has(token.key));
}

/** A name as written: reserved words only in backticks. */
export function identifier(p: Parser, what = "an identifier"): Identifier {
  if (!isName(peek(p))) throw expected(p, what);
  return named(advance(p));
}

/** After a dot any word is a name. */
export function anyName(p: Parser): Identifier {
  const token = peek(p);
  if (token.kind !== "word" && token.kind !== "quoted") throw expected(p, "an identifier");
  return named(advance(p));
}

const named = (token: Token): Identifier => ({
  name: token.text,
  quoted: token.kind === "quoted",
  start: token.start,
  end: token.end,
});

// ---------------------------------------------------------------- shapes

export function separated<Item>(p: Parser, item: (p: Parser) => Item, separator = ","): [Item, ...Item[]] {
  const items: [Item, ...Item[]] = [item(p)];
  while (accept(p, separator)) items.push(item(p));
  return items;
}

/** `( item )`. */
export function within<Item>(p: Parser, item: (p: Parser) => Item): Item {
  expect(p, "(");
  const found = item(p);
  expect(p, ")");
  return found;
}

/** `( item, item )`, at least one. */
export const parenthesised = <Item>(p: Parser, item: (p: Parser) => Item): [Item, ...Item[]] =>
  within(p, () => separated(p, item));

/** `( item, item )`, or `()`. */
export const anyParenthesised = <Item>(p: Parser, item: (p: Parser) => Item): Item[] =>
  within(p, () => (at(p, ")") ? [] : separated(p, item)));

/** `IF c THEN … ELSEIF d THEN …`, the first word still to come. */
export function branches<Body>(p: Parser, body: (p: Parser) => Body): (Body & { readonly condition: Expression })[] {
  const found = [];
  do {
    p.index++;
    const condition = expression(p);
    expect(p, "THEN");
    found.push({ condition, ...body(p) });
  } while (at(p, "ELSEIF"));
  return found;
}

export const expression = (p: Parser): Expression => p.grammar.expression(p, 0);

/** The same without the properties that are undefined: what is absent has no key. */
export function given<Properties extends object>(
  properties: Properties,
): { [Key in keyof Properties]?: Exclude<Properties[Key], undefined> } {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) out[key] = value;
  return out as { [Key in keyof Properties]?: Exclude<Properties[Key], undefined> };
}
