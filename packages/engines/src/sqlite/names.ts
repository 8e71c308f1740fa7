/** Texts, and names of our own functions. */
import { quote, textWith } from "../core/names.ts";

export const text = textWith("char(0)");

/** A function of ours, by its key in functions/. */
export const ours = (key: string, args: readonly string[], safe = false): string =>
  `${quote(`${safe ? "gs_safe_" : "gs_"}${key}`)}(${args.join(", ")})`;
