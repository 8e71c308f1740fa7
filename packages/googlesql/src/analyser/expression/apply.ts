/** Operators of the registry applied to expressions that are resolved already. */
import type { Span } from "../../ast/index.ts";
import { type CallArgument, resolveOperator } from "../../signatures/index.ts";
import type { Expr } from "../../tree/index.ts";
import { convert } from "../coerce.ts";
import { operandOf } from "../operand.ts";
import { invalid } from "../refuse.ts";
import { zip } from "../../lists.ts";

export function apply(fn: string, args: readonly Expr[], span: Span, part?: { part: string }): Expr {
  const operands = [...args.map(named), ...(part ? [{ type: { kind: "STRING" } as const, part }] : [])];
  const found = resolveOperator(fn, operands);
  if (found.error !== undefined) return invalid(found.error, span);
  const values = zip(args, found.args, (arg, chosen) => convert(arg, chosen.type));
  const last: Expr[] = part ? [{ kind: "part", ...part, type: { kind: "STRING" } }] : [];
  return {
    kind: "call",
    fn: found.fn,
    args: [...values, ...last],
    safe: false,
    type: found.result,
    span: spanOnly(span),
  };
}

/** With the name that people know it by, for what is said where it does not fit. */
const named = (expr: Expr): CallArgument => ({
  ...operandOf(expr),
  ...(expr.kind === "column" && { alias: expr.name }),
});

export const spanOnly = (span: Span): Span => ({ start: span.start, end: span.end });

export const negated = (expr: Expr, isNegated: boolean, span: Span): Expr =>
  isNegated ? apply("not", [expr], span) : expr;
