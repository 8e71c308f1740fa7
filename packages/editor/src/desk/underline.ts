/** Which part of a text a problem is about. */
import type { Range } from "vscode-languageserver/node";
import { documentOf, rangeOf } from "./files.ts";

/** Lines and columns count from 1. */
export interface Found {
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly end?: { readonly line: number; readonly column: number } | undefined;
}

/** What is wrong from its beginning to its end; with a beginning alone the word there; else what the message names. */
export function underline(text: string, found: Found): Range {
  const { line, column, end } = found;
  const lines = text.split("\n");
  const offset = (at: number, of: number) => lines.slice(0, at - 1).join("\n").length + (at > 1 ? 1 : 0) + of - 1;
  if (line === undefined) return named(text, 0, text.length, found) ?? firstLine(text);
  const start = offset(line, column ?? 1);
  if (column !== undefined && end) return rangeOf(text, start, offset(end.line, end.column));
  if (column !== undefined) return rangeOf(text, start, start + wordLength(text, start));
  const stop = start + (lines[line - 1] ?? "").length;
  return named(text, start, stop, found) ?? onlyNamed(text, found) ?? trimmed(text, start, stop);
}

const wordLength = (text: string, at: number): number =>
  /^(?:[\w$]+|`[^`\n]*`|.)/.exec(text.slice(at))?.[0].length ?? 0;

const firstLine = (text: string): Range => trimmed(text, 0, text.split("\n")[0]?.length ?? 0);

function trimmed(text: string, start: number, end: number): Range {
  const part = text.slice(start, end);
  return rangeOf(text, start + part.length - part.trimStart().length, start + part.trimEnd().length);
}

/** The first of the names in a message that stands here as a word, the last part of a dotted one. */
function named(text: string, start: number, end: number, { message }: Found): Range | undefined {
  const part = text.slice(start, end);
  for (const name of namesIn(message)) {
    const at = new RegExp(`(?<![\\w$])${name.replaceAll(/\W/g, "\\$&")}(?![\\w$])`).exec(part)?.index;
    if (at !== undefined) return rangeOf(text, start + at, start + at + name.length);
  }
  return undefined;
}

/** JavaScript tells the line where a template begins: a name that the text has once is where that is. */
function onlyNamed(text: string, found: Found): Range | undefined {
  const first = named(text, 0, text.length, found);
  if (first === undefined) return undefined;
  return named(text, documentOf(text).offsetAt(first.end), text.length, found) ? undefined : first;
}

const naming =
  /["'`]([\w.$-]+)["'`]|Could not resolve "?([\w.-]+)|^(?:ReferenceError: )?([\w$]+) is not defined|\(reading '([\w$]+)'\)/g;

function namesIn(message: string): readonly string[] {
  const names = [...message.matchAll(naming)].flatMap(([, ...groups]) => groups.filter((name) => name !== undefined));
  return names.flatMap((name) => (name.includes(".") ? [name, name.slice(name.lastIndexOf(".") + 1)] : [name]));
}
