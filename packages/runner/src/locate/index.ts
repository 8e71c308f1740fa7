import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GoogleSqlError } from "@sluice/googlesql";
import type { Texts } from "@sluice/graph";
import { alignedAt, alignedBefore, enough } from "./align.ts";

export interface Source {
  readonly projectDir: string;
  readonly fileName: string;
  /** Texts that are not saved yet, by path relative to the project. */
  readonly texts?: Texts | undefined;
}

/**
 * An error in a compiled script, told with the file, line and column that it was written in. What JavaScript made has no
 * column: there it is the line of the nearest text before it that the file has.
 */
export function located(error: unknown, script: string, source: Source): unknown {
  if (!(error instanceof GoogleSqlError) || error.span === undefined) return error;
  const place = placeIn(textOf(source), script, error.span.start);
  return place === undefined ? error : withPlace(error, source, place);
}

/** Where an offset of a compiled script was written; lines and columns count from 1. */
export function placeOf(script: string, offset: number, source: Source): Place | undefined {
  const [line, column] = placeIn(textOf(source), script, offset)?.split(":").map(Number) ?? [];
  return line === undefined ? undefined : { line, ...(column !== undefined && { column }) };
}

export interface Place {
  readonly line: number;
  /** Absent where JavaScript made the text. */
  readonly column?: number;
}

/** An error in a script that is made from several files, with its place in this one; as it was where it is not certain to be there. */
export function locatedIn(error: unknown, script: string, source: Source): unknown {
  if (!(error instanceof GoogleSqlError) || error.span === undefined) return error;
  const file = textOf(source);
  const at = alignedAt(file, script, error.span.start, enough);
  return at === undefined ? error : withPlace(error, source, exactPlace(file, at));
}

const withPlace = (error: GoogleSqlError, { fileName }: Source, place: string): GoogleSqlError =>
  new GoogleSqlError(error.reason, `${fileName}:${place}: ${error.message}`, { cause: error });

function textOf({ projectDir, fileName, texts }: Source): string {
  try {
    return texts?.get(fileName) ?? readFileSync(join(projectDir, fileName), "utf8");
  } catch {
    return "";
  }
}

/** `line:column`, or `line`; both count from 1. */
function placeIn(file: string, script: string, offset: number): string | undefined {
  const exact = alignedAt(file, script, offset);
  if (exact !== undefined) return exactPlace(file, exact);
  const line = lineIn(file.split("\n"), script, offset);
  if (line !== undefined) return String(line);
  const near = alignedBefore(file, script, offset);
  return near === undefined ? undefined : String(lineOf(file, near));
}

const exactPlace = (file: string, at: number): string => `${lineOf(file, at)}:${at - file.lastIndexOf("\n", at - 1)}`;
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Where several lines of the file could be meant, the line before decides. */
function lineIn(file: readonly string[], script: string, offset: number): number | undefined {
  const at = script.slice(0, offset).split("\n").length - 1;
  const lines = script.split("\n");
  const could = file.flatMap((line, index) => (compilesTo(line, lines[at]) ? [index] : []));
  const should = could.length > 1 ? could.filter((index) => compilesTo(file[index - 1], lines[at - 1])) : could;
  return should.length === 1 && should[0] !== undefined ? should[0] + 1 : undefined;
}

/** Whether a line of a file may have become this one: `${…}` may be anything. */
function compilesTo(written = "", compiled = ""): boolean {
  const text = compiled.trim();
  const [head = "", ...others] = written.trim().split(/\$\{.*?\}/);
  const tail = others.pop();
  if (text === "" || tail === undefined) return text !== "" && text === head;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  let at = head.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}
