/** Text → tokens. Comments and hints (`@{…}`) are left out. */
import { GoogleSqlError } from "../error.ts";
import { unescapeBytes, unescapeString } from "./escapes.ts";
import { RESERVED } from "./keywords.ts";
import type { Token, TokenKind } from "./token.ts";

const SPACE = /(?:[\s\u200B\uFEFF]+|#[^\n]*|--[^\n]*|\/\*[^]*?\*\/)+/y;
const STRING = /(r?b?|br)("""|'''|"|')/iy;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SYMBOL = /\|>|\|\||<<|>>|<=|>=|<>|!=|=>|->|@@|[-+*/~&|^=<>().,;:[\]{}?$]/y;
const PARAMETER = /@[A-Za-z_][A-Za-z0-9_]*/y;
const AFTER_DOT = /[A-Za-z0-9_]+/y;

interface State {
  readonly text: string;
  readonly tokens: Token[];
  at: number;
}

export function lex(text: string, from = 0): Token[] {
  const state: State = { text, tokens: [], at: from };
  skip(state);
  while (state.at < text.length) {
    next(state);
    skip(state);
  }
  state.tokens.push({ kind: "end", key: "", text: "", start: text.length, end: text.length });
  return state.tokens;
}

function match(state: State, pattern: RegExp): string | undefined {
  pattern.lastIndex = state.at;
  return pattern.exec(state.text)?.[0];
}

function push(state: State, kind: TokenKind, end: number, key: string, text: string): void {
  state.tokens.push({ kind, key, text, start: state.at, end });
  state.at = end;
}

const failed = (start: number, end: number, message: string): GoogleSqlError =>
  new GoogleSqlError("syntax", message, { span: { start, end } });

function skip(state: State): void {
  for (;;) {
    state.at += match(state, SPACE)?.length ?? 0;
    if (state.text.startsWith("/*", state.at)) throw failed(state.at, state.at + 2, "Unclosed comment");
    if (!state.text.startsWith("@{", state.at)) return;
    state.at = endOfHint(state);
  }
}

function endOfHint(state: State): number {
  const end = state.text.indexOf("}", state.at);
  if (end < 0) throw failed(state.at, state.at + 2, "Unclosed hint");
  return end + 1;
}

function next(state: State): void {
  const character = state.text[state.at] ?? "";
  if (character === "`") return backtick(state, state.at, "quoted");
  if (character === "@" && state.text[state.at + 1] === "`") return backtick(state, state.at + 1, "parameter");
  if (afterDot(state)) return name(state, AFTER_DOT);
  STRING.lastIndex = state.at;
  const string = STRING.exec(state.text);
  if (string) return quoted(state, string[1] ?? "", string[2] ?? "");
  if (/[A-Za-z_]/.test(character)) return name(state, WORD);
  if (/[0-9]/.test(character) || (character === "." && startsFraction(state))) return number(state);
  const parameter = match(state, PARAMETER);
  if (parameter !== undefined) return push(state, "parameter", state.at + parameter.length, "@", parameter.slice(1));
  symbol(state);
}

/** `t.1`, `t.select`: after a dot that follows a name, anything is a name. */
function afterDot(state: State): boolean {
  const dot = state.tokens.at(-1);
  return (
    dot?.key === "." && dot.end === state.at && endsName(state.tokens.at(-2)) && /\d/.test(state.text[state.at] ?? "")
  );
}

/** `.5` is a number, but not right after a name: `t.5`. */
function startsFraction(state: State): boolean {
  const last = state.tokens.at(-1);
  return /\d/.test(state.text[state.at + 1] ?? "") && !(last?.end === state.at && endsName(last));
}

const endsName = (token: Token | undefined): boolean =>
  token?.kind === "quoted" || (token?.kind === "word" && !RESERVED.has(token.key));

function name(state: State, pattern: RegExp): void {
  const word = match(state, pattern) ?? "";
  push(state, "word", state.at + word.length, word.toUpperCase(), word);
}

function number(state: State): void {
  const text = match(state, NUMBER) ?? "";
  const integer = /^(?:\d+|0[xX].*)$/.test(text);
  push(state, integer ? "integer" : "float", state.at + text.length, "", text);
}

function symbol(state: State): void {
  const text = match(state, SYMBOL);
  if (text === undefined) {
    const character = String.fromCodePoint(state.text.codePointAt(state.at) ?? 0);
    throw failed(state.at, state.at + character.length, `Illegal input character ${JSON.stringify(character)}`);
  }
  push(state, "symbol", state.at + text.length, text, text);
}

function backtick(state: State, open: number, kind: "quoted" | "parameter"): void {
  let end = open + 1;
  while (end < state.text.length && state.text[end] !== "`" && state.text[end] !== "\n")
    end += state.text[end] === "\\" ? 2 : 1;
  if (state.text[end] !== "`") throw failed(state.at, end, "Unclosed identifier: expected a closing backtick");
  const text = unescapeString(state.text.slice(open + 1, end), open + 1);
  if (text === "") throw failed(state.at, end + 1, "An identifier can't be empty");
  push(state, kind, end + 1, kind === "parameter" ? "@" : "", text);
}

function quoted(state: State, prefix: string, quote: string): void {
  const open = state.at + prefix.length + quote.length;
  const end = closing(state, open, quote);
  const raw = /r/i.test(prefix);
  const body = quote.length === 3 ? state.text.slice(open, end).replace(/\r\n?/g, "\n") : state.text.slice(open, end);
  const start = state.at;
  state.at = end + quote.length;
  const place = { start, end: state.at, key: "" };
  if (/b/i.test(prefix))
    state.tokens.push({ kind: "bytes", text: "", bytes: unescapeBytes(body, open, raw), ...place });
  else state.tokens.push({ kind: "string", text: raw ? body : unescapeString(body, open), ...place });
}

function closing(state: State, open: number, quote: string): number {
  for (let i = open; i < state.text.length; i++) {
    const character = state.text[i];
    if (character === "\\") i++;
    else if (character === "\n" && quote.length === 1) break;
    else if (character === quote[0] && state.text.startsWith(quote, i)) return i;
  }
  throw failed(state.at, open, `Unclosed string: expected a closing ${quote}`);
}
