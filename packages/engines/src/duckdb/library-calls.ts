/** Calls of the bridge in SQL. */
import type { Type } from "@sluice/googlesql/types";
import { signatureText } from "./bridge.ts";
import { type CallExpr, shown, unsupported } from "./context.ts";
import { findImplementation } from "./implementations.ts";
import { text } from "./names.ts";
import { isSafe } from "./raise.ts";
import { fromWire, toWire } from "./wire.ts";

export function bridged(expr: CallExpr, sql: readonly string[]): string {
  const types = expr.args.map((arg) => arg.type);
  const known = findImplementation(expr.fn, types, expr.type);
  if (!known || known.volatile || expr.args.some((arg) => arg.kind === "lambda")) throw unsupported(shown(expr.fn));
  return bridgeText(expr.fn, types, expr.type, sql, expr.safe);
}

/** `safe`: NULL where it fails. */
export function bridgeText(
  fn: string,
  args: readonly Type[],
  result: Type,
  sql: readonly string[],
  safe = false,
): string {
  if (!findImplementation(fn, args, result)) throw unsupported(shown(fn));
  const signature = text(signatureText({ fn, args, result, safe: safe || isSafe() }));
  return fromWire(result, `googlesql(${[signature, ...sql.map((item, i) => toWire(args[i]!, item))].join(", ")})`);
}
