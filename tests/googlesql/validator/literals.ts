/** Literal values: of the form that their type has in a tree. */
import type { Expr } from "@sluice/googlesql/tree";
import { type Type, typeName } from "@sluice/googlesql/types";

const DATE = String.raw`\d{4}-\d\d-\d\d`;
const CLOCK = String.raw`\d\d:\d\d:\d\d(?:\.\d{0,5}[1-9])?`;

const TEXTS: Partial<Record<Type["kind"], RegExp>> = {
  STRING: /^/,
  NUMERIC: /^-?\d{1,29}(?:\.\d{0,8}[1-9])?$/,
  BIGNUMERIC: /^-?\d{1,39}(?:\.\d{0,37}[1-9])?$/,
  DATE: new RegExp(`^${DATE}$`),
  TIME: new RegExp(`^${CLOCK}$`),
  DATETIME: new RegExp(`^${DATE} ${CLOCK}$`),
  TIMESTAMP: new RegExp(String.raw`^${DATE} ${CLOCK}\+00$`),
  INTERVAL: /^-?\d+-\d+ -?\d+ -?\d+:\d+:\d+(?:\.\d{1,6})?$/,
  RANGE: /^\[.+, .+\)$/,
};

/** What is wrong with it, if anything. */
export function literalProblem({ value, type }: Extract<Expr, { kind: "literal" }>): string | undefined {
  if (value === null || isOf(value, type)) return undefined;
  return `${String(value)} (${typeof value}) is no ${typeName(type)}`;
}

function isOf(value: NonNullable<Extract<Expr, { kind: "literal" }>["value"]>, { kind }: Type): boolean {
  if (kind === "INT64") return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
  if (kind === "FLOAT64") return typeof value === "number";
  if (kind === "BOOL") return typeof value === "boolean";
  if (kind === "BYTES") return value instanceof Uint8Array;
  if (kind === "JSON") return typeof value === "string" && isJson(value);
  return typeof value === "string" && (TEXTS[kind]?.test(value) ?? false);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
