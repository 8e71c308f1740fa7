/** `=` and its like, of two values that are already resolved. */
import type { Span } from "../ast/index.ts";
import { isComparable } from "../coercion/index.ts";
import type { Expr } from "../tree/index.ts";
import { BOOL, typeName } from "../types.ts";
import { unified } from "./coerce.ts";
import { invalid } from "./refuse.ts";

const signs: Record<string, string> = { eq: "=", ne: "!=", lt: "<", le: "<=", gt: ">", ge: ">=" };

export function comparison(fn: string, left: Expr, right: Expr, span: Span): Expr {
  const found = unified([left, right]);
  if (!found || !isComparable(found.type)) {
    const types = `${typeName(left.type)} and ${typeName(right.type)}`;
    return invalid(`${signs[fn] ?? fn.toUpperCase()} cannot compare ${types}`, span);
  }
  return { kind: "call", fn, args: found.exprs, safe: false, type: BOOL, span: { start: span.start, end: span.end } };
}
