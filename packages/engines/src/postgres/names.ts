/** Texts, and names of our own functions. */
import { unsupported } from "../core/context.ts";
import { quoted } from "../core/names.ts";

/** PostgreSQL's text has no U+0000. */
export function text(value: string): string {
  if (value.includes("\0")) throw unsupported("A STRING with U+0000");
  return quoted(value);
}

/** A call of our own library. */
export const ours = (fn: string, ...args: readonly string[]): string => `googlesql.${fn}(${args.join(", ")})`;
