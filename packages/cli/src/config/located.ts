import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { messageOf } from "../errors.ts";

interface Place {
  readonly file: string;
  readonly line: string;
  readonly column?: string | undefined;
}

/** The message of an error in a module, or in one that it imports from its folder: `sluice.config.ts:3:7: x is not defined`. */
export function located(error: unknown, path: string): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const place = inSource(stack) ?? inFrame(stack, dirname(path)) ?? atImport(messageOf(error), path);
  const { file, line, column } = place ?? { file: path };
  const where = [relative(dirname(path), file) || basename(path), line, column].filter(Boolean).join(":");
  return `${where}: ${firstLine(messageOf(error))}`;
}

/** What can't be parsed: the stack begins with the place, and shows the line. */
function inSource(stack: string): Place | undefined {
  const [, file, line] = /^(?:file:\/\/)?(\/[^\n]+|[A-Za-z]:[^\n]+):(\d+)\n/.exec(stack) ?? [];
  return file && line ? { file: decodeURI(file), line } : undefined;
}

/** What went wrong as it ran: the innermost call from a file of the project itself. */
function inFrame(stack: string, dir: string): Place | undefined {
  for (const [, file, line, column] of stack.matchAll(/file:\/\/(\/[^\n)]+?):(\d+):(\d+)\)?$/gm)) {
    if (file === undefined || line === undefined) continue;
    const path = decodeURI(file);
    if (path.startsWith(`${dir}/`) && !path.includes("/node_modules/")) return { file: path, line, column };
  }
  return undefined;
}

/** What can't be found has no place: the line that names it is looked for. */
function atImport(message: string, path: string): Place | undefined {
  const [, wanted, from = path] =
    /^Cannot find (?:module|package) '([^']+)'(?: imported from (.+))?/.exec(message) ?? [];
  if (wanted === undefined) return undefined;
  const lines = readFileSync(from, "utf8").split("\n");
  const at = lines.findIndex((line) => line.includes(wanted) || line.includes(`/${basename(wanted)}`));
  return at < 0 ? undefined : { file: from, line: String(at + 1) };
}

/** Node adds advice for those who work on Node. */
const firstLine = (message: string): string => message.trim().split("\n")[0] ?? "";
