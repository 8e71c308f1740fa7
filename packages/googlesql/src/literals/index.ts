/** Texts → the canonical values of the resolved tree, at compile time: of typed literals, and of literals that are coerced. */
import type { Span } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";
import { datetimeText, dateText, timestampText, timeText } from "../functions/calendar.ts";
import { readDate, readDatetime, readTime, readTimestamp } from "../functions/times-read.ts";
import { decimalText } from "./decimals.ts";
import { castIntervalText, intervalText } from "./intervals.ts";
import { jsonText } from "./json.ts";
import type { LiteralValue } from "../tree/index.ts";
import { type ScalarName, type Type, typeName } from "../types.ts";

type TextType = Exclude<ScalarName, "STRING" | "BYTES" | "BOOL">;

/** `DATE '2024-1-31'`, `0xFF`, `1e3`: the value, or an error that says `Invalid DATE literal: "…"`. */
export function parseLiteral(type: TextType, text: string, span?: Span): LiteralValue {
  const value = attempt(() => readers[type](text));
  return value ?? invalid(`Invalid ${type} literal: ${JSON.stringify(text)}`, span);
}

/** `INTERVAL 5 DAY`, `INTERVAL '1-2' YEAR TO MONTH`. */
export function parseInterval(value: string | bigint, from: string, to?: string, span?: Span): string {
  const text = intervalText(`${value}`, from, to);
  return text ?? invalid(`Invalid INTERVAL literal: '${value}' is no ${to ? `${from} TO ${to}` : from}`, span);
}

/** `RANGE<DATE> '[2024-01-01, UNBOUNDED)'` → `[2024-01-01, UNBOUNDED)`. */
export function parseRange(element: Type, text: string, span?: Span): string {
  const value = attempt(() => rangeText(element, text));
  return value ?? invalid(`Invalid RANGE<${typeName(element)}> literal: ${JSON.stringify(text)}`, span);
}

/** A literal as a value of another type; undefined where only a cast at run time can tell. */
export function convertLiteral(
  value: LiteralValue,
  from: Type,
  to: Type,
  { written, span }: { readonly written?: string | undefined; readonly span?: Span | undefined } = {},
): LiteralValue | undefined {
  if (value === null || from.kind === to.kind) return value;
  const { kind } = to;
  if (from.kind === "STRING") return converted(String(value), to, span);
  if (from.kind === "INT64" || from.kind === "NUMERIC" || from.kind === "BIGNUMERIC") {
    if (kind === "FLOAT64") return Number(value);
    return kind === "NUMERIC" || kind === "BIGNUMERIC" ? decimalText(String(value), kind) : undefined;
  }
  if (from.kind === "FLOAT64")
    return kind === "NUMERIC" || kind === "BIGNUMERIC" ? decimalText(written ?? String(value), kind) : undefined;
  return from.kind === "DATE" && kind === "DATETIME" ? `${String(value)} 00:00:00` : undefined;
}

const dated: ReadonlySet<string> = new Set(["DATE", "DATETIME", "TIME", "TIMESTAMP"]);

function converted(text: string, to: Type, span: Span | undefined): LiteralValue | undefined {
  if (to.kind !== "RANGE" && !dated.has(to.kind)) return undefined;
  const value = attempt(() => (to.kind === "RANGE" ? rangeText(to.element, text) : readers[to.kind as TextType](text)));
  return value ?? invalid(`Could not cast literal ${JSON.stringify(text)} to type ${typeName(to)}`, span);
}

const readers: Readonly<Record<TextType, (text: string) => LiteralValue | undefined>> = {
  INT64: integer,
  FLOAT64: double,
  NUMERIC: (text) => decimalText(text, "NUMERIC"),
  BIGNUMERIC: (text) => decimalText(text, "BIGNUMERIC"),
  DATE: (text) => dateText(readDate(text)),
  DATETIME: (text) => datetimeText(readDatetime(text)),
  TIME: (text) => timeText(readTime(text)),
  TIMESTAMP: (text) => timestampText(readTimestamp(text)),
  INTERVAL: castIntervalText,
  JSON: (text) => jsonText(text),
};

function integer(text: string): bigint | undefined {
  const [, sign, digits] = /^([+-]?)(\d+|0[xX][0-9a-fA-F]+)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = sign === "-" ? -BigInt(digits) : BigInt(digits);
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined;
}

function double(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function rangeText(element: Type, text: string): string | undefined {
  const [, start, end] = /^\s*\[\s*([^,]*?)\s*,\s*([^,]*?)\s*\)\s*$/.exec(text) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const [low, high] = [boundText(element, start), boundText(element, end)];
  return low !== "UNBOUNDED" && high !== "UNBOUNDED" && low >= high ? undefined : `[${low}, ${high})`;
}

function boundText(element: Type, text: string): string {
  if (/^(unbounded|null)$/i.test(text)) return "UNBOUNDED";
  const value = readers[element.kind as TextType](text.replace(/^(["'])(.*)\1$/, "$2"));
  return String(value);
}

/** What the readers throw is for run time: here the literal's own error says more. */
function attempt<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof GoogleSqlError) return undefined;
    throw error;
  }
}

function invalid(message: string, span: Span | undefined): never {
  throw new GoogleSqlError("invalid", message, span ? { span } : {});
}
