/** FORMAT with a constant of common directives, piece by piece; DuckDB's printf prints numbers as C does. */
import type { Type } from "@sluice/googlesql/types";
import { constant, sqlOf, typeOf } from "../../core/arguments.ts";
import type { Call, Natives } from "../../core/context.ts";
import { text } from "../names.ts";

const DIRECTIVE = /%(?:%|([-+ 0]*)(\d*)(?:\.(\d+))?([a-zA-Z]))/g;

interface Piece {
  /** Between the directives. */
  readonly words?: string;
  readonly directive?: RegExpMatchArray;
}

/** Undefined where a `%` is left that we don't know. */
function piecesOf(format: string): readonly Piece[] | undefined {
  if (format.replaceAll(DIRECTIVE, "").includes("%")) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of format.matchAll(DIRECTIVE)) {
    pieces.push({ words: format.slice(at, found.index) }, found[0] === "%%" ? { words: "%" } : { directive: found });
    at = found.index + found[0].length;
  }
  return [...pieces, { words: format.slice(at) }];
}

/** One directive with its argument. */
function printed(
  [all, flags = "", width = "", precision, letter]: RegExpMatchArray,
  type: Type,
  x: string,
): string | undefined {
  if (letter === "s" && type.kind === "STRING") return flags + width === "" && precision === undefined ? x : undefined;
  if ((letter === "d" || letter === "i") && type.kind === "INT64" && precision === undefined)
    return flags + width === "" ? `CAST(${x} AS VARCHAR)` : `printf(${text(all.replace("i", "d"))}, ${x})`;
  return undefined;
}

function format(call: Call): string | undefined {
  const pieces = piecesOf(constant(call.args[0]) ?? "%");
  if (!pieces || pieces.filter(({ directive }) => directive).length !== call.args.length - 1) return undefined;
  let next = 0;
  const parts: string[] = [];
  for (const { words, directive } of pieces) {
    if (directive) next += 1;
    const part = directive ? printed(directive, typeOf(call, next), sqlOf(call, next)) : words && text(words);
    if (directive && part === undefined) return undefined;
    if (part) parts.push(part);
  }
  return parts.length > 0 ? `(${parts.join(" || ")})` : undefined;
}

export const printf: Natives = { format };
