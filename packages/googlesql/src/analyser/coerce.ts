/** Implicit coercion made explicit: literals are converted here and now, the rest gets a `cast`. */
import type { Span } from "../ast/index.ts";
import { canCoerce, commonType } from "../coercion/index.ts";
import { convertLiteral } from "../literals/index.ts";
import type { Expr } from "../tree/index.ts";
import { fieldType, sameType, type Type, typeName } from "../types.ts";
import { isError, isUntypedNull, nullOf, operandOf } from "./operand.ts";
import { invalid } from "./refuse.ts";

const spanned = (expr: Expr, span: Span | undefined): Expr => (span ? { ...expr, span } : expr);

/** The expression as a value of `type`; it must be coercible. */
export function coerce(expr: Expr, type: Type, span?: Span, what = "value"): Expr {
  if (sameType(expr.type, type)) return expr;
  if (!canCoerce(operandOf(expr), type)) {
    return invalid(`${what} of type ${typeName(expr.type)} cannot be used as ${typeName(type)}`, span ?? expr.span);
  }
  return convert(expr, type);
}

/** Converts without asking whether it is allowed: after `canCoerce` or overload resolution said so. */
export function convert(expr: Expr, type: Type): Expr {
  if (sameType(expr.type, type)) return expr;
  if (isUntypedNull(expr)) return spanned(nullOf(type), expr.span);
  if (expr.kind === "array" && type.kind === "ARRAY") {
    return { ...expr, type, items: expr.items.map((item) => convert(item, type.element)) };
  }
  if (expr.kind === "struct" && type.kind === "STRUCT") {
    return { ...expr, type, fields: expr.fields.map((field, i) => convert(field, fieldType(type, i))) };
  }
  if (isError(expr)) return failing(expr, type);
  if (expr.kind === "literal") return literalAs(expr, type);
  return spanned({ kind: "cast", operand: expr, safe: false, type }, expr.span);
}

/** ERROR's type is anybody's. */
function failing(expr: Expr, type: Type): Expr {
  if (expr.kind !== "call" || expr.fn === "error") return { ...expr, type };
  return { ...expr, type, args: expr.args.map((arg) => failing(arg, type)) };
}

function literalAs(expr: Extract<Expr, { kind: "literal" }>, type: Type): Expr {
  if (expr.value === null) return { ...expr, type };
  const { written, ...plain } = expr;
  const value = convertLiteral(expr.value, expr.type, type, { written, span: expr.span });
  return value === undefined
    ? spanned({ kind: "cast", operand: expr, safe: false, type }, expr.span)
    : { ...plain, value, type };
}

/** All as their common type; undefined where there is none. */
export function unified(exprs: readonly Expr[]): { readonly type: Type; readonly exprs: Expr[] } | undefined {
  const type = commonType(exprs.map(operandOf));
  return type && { type, exprs: exprs.map((expr) => convert(expr, type)) };
}

export function unify(exprs: readonly Expr[], what: string, span: Span | undefined): { type: Type; exprs: Expr[] } {
  const found = unified(exprs);
  const types = [...new Set(exprs.map((expr) => typeName(expr.type)))].join(", ");
  return found ?? invalid(`${what} have no common type: ${types}`, span);
}

export function coalesced(exprs: readonly Expr[], span: Span): Expr {
  const { type, exprs: args } = unify(exprs, "the columns of USING", span);
  return { kind: "call", fn: "coalesce", args, safe: false, type };
}
