/** The text of a string or bytes literal: escapes resolved, or kept where it is raw. */
import { GoogleSqlError } from "../error.ts";

const SIMPLE: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "?": "?",
  '"': '"',
  "'": "'",
  "`": "`",
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, X: 2, u: 4, U: 8 };

interface Source {
  readonly body: string;
  /** Where the body starts in the whole text: for errors. */
  readonly offset: number;
  readonly bytes: boolean;
}

const failed = (source: Source, at: number, length: number, why: string): GoogleSqlError =>
  new GoogleSqlError("syntax", `Illegal escape sequence \`${source.body.slice(at, at + length)}\`: ${why}`, {
    span: { start: source.offset + at, end: source.offset + at + length },
  });

/** One escape at `at` (the backslash) → what it stands for and how long it is. */
function escape(source: Source, at: number): { readonly value: string | number; readonly length: number } {
  const letter = source.body[at + 1] ?? "";
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, length: 2 };
  if (letter >= "0" && letter <= "7") return octal(source, at);
  if (letter in HEX_LENGTH) return hex(source, at, letter);
  throw failed(source, at, 2, "there is no such escape");
}

function octal(source: Source, at: number) {
  const digits = source.body.slice(at + 1, at + 4);
  if (!/^[0-3][0-7]{2}$/.test(digits)) throw failed(source, at, 4, "expected three octal digits up to 377");
  return { value: Number.parseInt(digits, 8), length: 4 };
}

function hex(source: Source, at: number, letter: string) {
  const length = HEX_LENGTH[letter] ?? 2;
  const digits = source.body.slice(at + 2, at + 2 + length);
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits))
    throw failed(source, at, 2 + digits.length, `expected ${length} hexadecimal digits`);
  if (source.bytes && length > 2) throw failed(source, at, 2 + length, "not allowed in a bytes literal");
  const value = Number.parseInt(digits, 16);
  if (value > 0x10_ffff || (value >= 0xd800 && value <= 0xdfff))
    throw failed(source, at, 2 + length, "not a Unicode code point");
  return { value, length: 2 + length };
}

export function unescapeString(body: string, offset: number): string {
  if (!body.includes("\\")) return body;
  const source: Source = { body, offset, bytes: false };
  let out = "";
  for (let i = 0; i < body.length;) {
    const next = body.indexOf("\\", i);
    if (next < 0) return out + body.slice(i);
    const { value, length } = escape(source, next);
    out += body.slice(i, next) + (typeof value === "string" ? value : String.fromCodePoint(value));
    i = next + length;
  }
  return out;
}

export function unescapeBytes(body: string, offset: number, raw: boolean): Uint8Array {
  if (raw || !body.includes("\\")) return new TextEncoder().encode(body);
  const source: Source = { body, offset, bytes: true };
  const parts: Uint8Array[] = [];
  for (let i = 0; i < body.length;) {
    const next = body.indexOf("\\", i);
    const end = next < 0 ? body.length : next;
    if (end > i) parts.push(new TextEncoder().encode(body.slice(i, end)));
    if (next < 0) break;
    const { value, length } = escape(source, next);
    parts.push(typeof value === "string" ? new TextEncoder().encode(value) : Uint8Array.of(value));
    i = next + length;
  }
  return Buffer.concat(parts);
}
