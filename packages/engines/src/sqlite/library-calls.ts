/** Calls of our own functions. */
import { implementationKey, implementations, typesText } from "@sluice/googlesql/functions";
import type { Expr } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { type Render, shown, unsupported } from "./context.ts";
import { ours, text } from "./names.ts";

/** A call of our implementation for these argument types. */
export function library(fn: string, args: readonly Expr[], render: Render, safe = false): string {
  return libraryText(
    fn,
    args.map((arg) => arg.type),
    args.map((arg) => render.expr(arg)),
    safe,
  );
}

export function libraryText(fn: string, types: readonly Type[], sql: readonly string[], safe = false): string {
  const key = implementationKey(fn, types);
  if (key === undefined) throw unsupported(shown(fn));
  const extra = implementations[key]!.typed === true ? [text(typesText(types))] : [];
  return ours(key, [...sql, ...extra], safe);
}
