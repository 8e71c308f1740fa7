import { extname, relative, sep } from "node:path";
import { sourceLine } from "./lines.ts";
import type { Project } from "./project.ts";
import type { Sandbox } from "./sandbox.ts";

export interface Where {
  readonly project: Project;
  readonly sandbox: Sandbox;
}

/** A place in the project's own source; without a line where the frame is in what core wraps around it. */
export interface Place {
  readonly fileName: string;
  readonly line?: number;
}

/** Where in the project a stack trace has been, innermost first. */
export function placesIn(stack: string, where: Where): Place[] {
  return [...syntaxPlaces(stack, where), ...framePlaces(stack, where)];
}

/** A syntax error's stack begins with the file and line that were being parsed. */
function syntaxPlaces(stack: string, where: Where): Place[] {
  const [, path, line] = /^([^\n]+):(\d+)\n/.exec(stack) ?? [];
  return path === undefined ? [] : toPlaces(path, Number(line), where);
}

function framePlaces(stack: string, where: Where): Place[] {
  const frames = stack.matchAll(/^ {4}at (?:.*\()?((?:[A-Za-z]:)?[^():\n]+):(\d+):\d+\)?$/gm);
  return [...frames].flatMap(([, path = "", line]) => toPlaces(path, Number(line), where));
}

function toPlaces(path: string, line: number, { project, sandbox }: Where): Place[] {
  const inProject = path.startsWith(project.dir + sep) && !path.includes(`node_modules${sep}`);
  const generated = inProject ? sandbox.generated(path) : undefined;
  if (!inProject) return [];
  const fileName = relative(project.dir, path);
  if (generated === undefined || extname(path) === ".js") return [{ fileName, line }];
  const found = sourceLine(readSource(path, project), generated, line);
  return [found === undefined ? { fileName } : { fileName, line: found }];
}

export function readSource(path: string, { content }: Project): string {
  try {
    return content.read(path);
  } catch {
    return "";
  }
}
