/** Calls of our own functions. */
import { implementationKey, implementations, typesText } from "@sluice/googlesql/functions";
import type { Type } from "@sluice/googlesql/types";
import { type Call, shown, unsupported } from "../core/context.ts";
import { ours, text } from "./names.ts";

/** The same call by its implementation in TypeScript. */
export function byLibrary({ fn, args, sql, safe }: Call): string {
  if (args.some((arg) => arg.kind === "lambda")) throw unsupported(shown(fn));
  return libraryCall(
    fn,
    args.map((arg) => arg.type),
    sql,
    safe,
  );
}

/** A call of our implementation for these argument types. `safe`: NULL where it fails. */
export function libraryCall(fn: string, types: readonly Type[], sql: readonly string[], safe = false): string {
  const key = implementationKey(fn, types);
  if (key === undefined) throw unsupported(shown(fn));
  const extra = implementations[key]?.typed === true ? [text(typesText(types))] : [];
  return ours(key, [...sql, ...extra], safe);
}
