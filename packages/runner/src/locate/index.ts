import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GoogleSqlError } from "@sluice/googlesql";
import { alignedAt, alignedBefore } from "./align.ts";

interface Source {
  readonly projectDir: string;
  readonly fileName: string;
}

/**
 * An error in a compiled script, told with the file, line and column that it was written in. What JavaScript made has no
 * column: there it is the line of the nearest text before it that the file has.
 */
export function located(error: unknown, script: string, source: Source): unknown {
  if (!(error instanceof GoogleSqlError) || error.span === undefined) return error;
  const place = placeIn(textOf(source), script, error.span.start);
  if (place === undefined) return error;
  return new GoogleSqlError(error.reason, `${source.fileName}:${place}: ${error.message}`, { cause: error });
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

function textOf({ projectDir, fileName }: Source): string {
  try {
    return readFileSync(join(projectDir, fileName), "utf8");
  } catch {
    return "";
  }
}

/** `line:column`, or `line`; both count from 1. */
function placeIn(file: string, script: string, offset: number): string | undefined {
  const exact = alignedAt(file, script, offset);
  if (exact !== undefined) return `${lineOf(file, exact)}:${exact - file.lastIndexOf("\n", exact - 1)}`;
  const line = lineIn(file.split("\n"), script, offset);
  if (line !== undefined) return String(line);
  const near = alignedBefore(file, script, offset);
  return near === undefined ? undefined : String(lineOf(file, near));
}

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
  const fixed = written
    .trim()
    .split(/\$\{.*?\}/)
    .map((part) => part.replaceAll(/[^\w\s]/g, String.raw`\$&`));
  return compiled.trim() !== "" && new RegExp(`^${fixed.join(".*")}$`).test(compiled.trim());
}
