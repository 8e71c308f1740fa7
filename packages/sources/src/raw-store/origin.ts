/** In a compacted file each line says, before all else, which file it came from: so a reader that had some of them skips those, and sees the rest as they were. */
import { SourceError } from "../error.ts";

const marked = /^\{"file":"([^"\\]*)",/;

/** Throws for a line that is no object with fields. */
export function withOrigin(line: string, id: string, name: string): string {
  if (!line.startsWith('{"'))
    throw new SourceError("unexpected", `${name}: expected lines of JSON objects, got ${line.slice(0, 40)}`);
  return `{"file":${JSON.stringify(id)},${line.slice(1)}`;
}

/** The id of the file that it came from, and the line as it was there. */
export function originOf(line: string, name: string): { readonly id: string; readonly line: string } {
  const found = marked.exec(line);
  if (!found)
    throw new SourceError("unexpected", `${name}: expected a file's name first in each line, got ${line.slice(0, 40)}`);
  return { id: found[1] ?? "", line: `{${line.slice(found[0].length)}` };
}
