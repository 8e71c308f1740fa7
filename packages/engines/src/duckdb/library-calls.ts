/** Calls of the bridge in SQL. */
import type { Type } from "@sluice/googlesql/types";
import { signatureText } from "./bridge.ts";
import { type Call, type CallExpr, shown, unsupported } from "../core/context.ts";
import { findImplementation } from "./implementations.ts";
import { text } from "./names.ts";
import { isSafe } from "./raise.ts";
import { fromWire, toWire } from "./wire.ts";

/** The same call by its implementation in TypeScript. */
export function byLibrary({ fn, args, type, safe }: CallExpr | Call, sql: readonly string[]): string {
  const types = args.map((arg) => arg.type);
  const known = findImplementation(fn, types, type);
  if (!known || known.volatile || args.some((arg) => arg.kind === "lambda")) throw unsupported(shown(fn));
  return libraryCall(fn, types, type, sql, safe);
}

/** `safe`: NULL where it fails. */
export function libraryCall(
  fn: string,
  args: readonly Type[],
  result: Type,
  sql: readonly string[],
  safe = false,
): string {
  if (!findImplementation(fn, args, result)) throw unsupported(shown(fn));
  const signature = text(signatureText({ fn, args, result, safe: safe || isSafe() }));
  const values = args.flatMap((type, i) => (sql[i] === undefined ? [] : [toWire(type, sql[i])]));
  return fromWire(result, `googlesql(${[signature, ...values].join(", ")})`);
}
