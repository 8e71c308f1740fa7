/** What coercion must know of an expression beside its type. */
import type { Operand } from "../coercion/index.ts";
import type { Expr } from "../tree/index.ts";
import { arrayOf, INT64, type Type } from "../types.ts";

/** Constructors whose type was written: their items don't adapt any further. */
const explicit = new WeakSet<object>();

export function typedAsWritten<E extends Expr>(expr: E): E {
  explicit.add(expr);
  return expr;
}

export const nullOf = (type: Type): Expr => ({ kind: "literal", value: null, type });

/** A bare NULL; INT64 until somebody wants it otherwise. */
export const isUntypedNull = (expr: Expr): boolean =>
  expr.kind === "literal" && expr.value === null && expr.type.kind === "INT64";

const isEmptyArray = (expr: Expr): boolean => expr.kind === "array" && expr.items.length === 0 && !explicit.has(expr);

/** ERROR('…') never gives a value: it stands where any type is wanted. */
export const isError = (expr: Expr): boolean =>
  expr.kind === "call" && (expr.fn === "error" || (expr.fn === "iferror" && expr.args.every(isError)));

export const emptyArray = (): Expr => ({ kind: "array", items: [], type: arrayOf(INT64) });

/** The literals whose type is not written: `1`, `1.5`, `'a'`. `NUMERIC '1.5'` and `DATE '…'` are what they say. */
const bends: ReadonlySet<Type["kind"]> = new Set(["INT64", "FLOAT64", "STRING"]);

export function operandOf(expr: Expr): Operand {
  const { type } = expr;
  if (isUntypedNull(expr) || (isError(expr) && type.kind === "INT64") || isEmptyArray(expr))
    return { type, isNull: true };
  if (expr.kind === "literal") return { type, isLiteral: bends.has(type.kind) };
  if (expr.kind === "variable") return { type, isParameter: expr.scope === "parameter" };
  if (explicit.has(expr)) return { type };
  if (expr.kind === "array") return withInner(type, expr.items);
  if (expr.kind === "struct") return withInner(type, expr.fields);
  return { type };
}

function withInner(type: Type, items: readonly Expr[]): Operand {
  const inner = items.map(operandOf);
  return { type, inner, isLiteral: inner.every((item) => item.isLiteral === true || item.isNull === true) };
}

/** Cheap enough to be said twice, and the same each time. */
export const isCheap = (expr: Expr): boolean =>
  expr.kind === "column" ||
  expr.kind === "literal" ||
  expr.kind === "variable" ||
  (expr.kind === "field" && isCheap(expr.base));
