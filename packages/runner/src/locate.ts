import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GoogleSqlError } from "@sluice/googlesql";

interface Source {
  readonly projectDir: string;
  readonly fileName: string;
}

/** An error in a compiled script, told with the file and line that it was written in: where the line can be found again. */
export function located(error: unknown, script: string, source: Source): unknown {
  if (!(error instanceof GoogleSqlError) || error.span === undefined) return error;
  const line = lineIn(linesOf(source), script, error.span.start);
  if (line === undefined) return error;
  return new GoogleSqlError(error.reason, `${source.fileName}:${line}: ${error.message}`, { cause: error });
}

function linesOf({ projectDir, fileName }: Source): string[] {
  try {
    return readFileSync(join(projectDir, fileName), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Counts from 1. Where several lines of the file could be meant, the line before decides. */
function lineIn(file: readonly string[], script: string, offset: number): number | undefined {
  const before = script.slice(0, offset).split("\n");
  const at = before.length - 1;
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
