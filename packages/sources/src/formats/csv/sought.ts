/** The header, sought among the first lines. */
import { usableName } from "../text/columns.ts";
import { delimiterOf, headerOf } from "./header.ts";

export interface Sought {
  /** Lines above it. */
  readonly before: number;
  readonly delimiter: string;
  /** The text from it on. */
  readonly text: string;
  readonly names: readonly string[];
}

const delimiters = [",", ";", "\t", "|"];
const most = 20;

export function headerIn(text: string, required: readonly string[]): Sought {
  const lines = text.split("\n", most).map((line) => line.replace(/\r$/, ""));
  if (required.length > 0)
    for (const [before, line] of lines.entries())
      for (const delimiter of delimiters) {
        const names = namesIn(line, delimiter);
        if (hasAll(names, required)) return { before, delimiter, text: below(text, before), names };
      }
  const delimiter = delimiterOf(headerOf(text));
  return { before: 0, delimiter, text, names: namesIn(headerOf(text), delimiter) };
}

const below = (text: string, before: number): string => text.split("\n").slice(before).join("\n");

const hasAll = (names: readonly string[], required: readonly string[]): boolean => {
  const there = new Set(names.map((name) => name.toLowerCase()));
  return required.every((name) => there.has(name.toLowerCase()));
};

const namesIn = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map((name, i) => usableName(unquoted(name), i));

const unquoted = (name: string): string =>
  name
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .replaceAll('""', '"');
