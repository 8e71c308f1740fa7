import { join, relative } from "node:path";
import type { Problem } from "./error.ts";
import type { CompilationError, CompiledGraph, Target } from "./graph.ts";
import { lineNaming } from "./lines.ts";
import { nearest } from "./nearest.ts";
import { placesIn, readSource, type Place, type Where } from "./places.ts";
import { targetName } from "./target.ts";

/** Core's compilation errors with the file and line where they really are, each once. */
export function compilationProblems(
  errors: readonly CompilationError[],
  where: Where & { readonly graph: CompiledGraph },
): Problem[] {
  const problems = errors.map((error) => readable(toProblem(error, where)));
  const unique = new Map(
    problems.map((problem) => [`${problem.fileName}:${problem.line}:${problem.message}`, problem]),
  );
  return withoutEchoes([...unique.values()]).map((problem) => withHint(problem, where.graph));
}

/** An error that ended the compilation: in the settings, in actions.yaml, or in core itself. */
export function fatalProblem(error: unknown, where: Where): Problem {
  const { message, stack } = error as Error;
  return readable(toProblem({ message, ...(stack && { stack }), fileName: fatalFile(error, where) }, where));
}

function fatalFile(error: unknown, { project, sandbox }: Where): string {
  const last = sandbox.lastLoaded();
  const file = sandbox.failedFile(error) ?? (last?.endsWith("actions.yaml") ? last : undefined);
  return file === undefined ? project.settingsFile : relative(project.dir, file);
}

function toProblem({ fileName, message = "", stack = "" }: CompilationError, where: Where): Problem {
  const places = placesIn(stack, where);
  const [first] = places;
  if (first === undefined) return { ...(fileName && placed(fileName, message, where)), message };
  const caller = places.find((place) => place.fileName === fileName);
  return {
    ...exact(first, message, where),
    message: caller && caller.fileName !== first.fileName ? `${message} (called from ${formatPlace(caller)})` : message,
  };
}

function formatPlace({ fileName, line }: Place): string {
  return line === undefined ? fileName : `${fileName}:${line}`;
}

/** A frame in core's own wrapping has no line of the source: then what the message names may. */
function exact(place: Place, message: string, where: Where): Place {
  return place.line === undefined ? placed(place.fileName, message, where) : place;
}

function placed(fileName: string, message: string, { project }: Where): Place {
  const source = readSource(join(project.dir, fileName), project);
  const line = yamlLine(message) ?? lineNaming(source, namesIn(message));
  return line === undefined ? { fileName } : { fileName, line };
}

const naming = [
  /Unexpected property "([^"]+)"/,
  /(?:depends on "|Could not resolve |Ambiguous Action name: )\{.*?"name":"([^"]+)"/,
  /(?:depends on "|Could not resolve "?|Ambiguous Action name: )(?:[\w-]+\.)*([\w-]+)/,
];

/** The name that a message complains of. */
function namedIn(message: string): string | undefined {
  return namesIn(message)[0];
}

/** The name as it may stand in the source: alone, or after its schema. */
function namesIn(message: string): string[] {
  const name = naming.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
  if (name === undefined) return [];
  const schema = /"schema":"([^"]+)"/.exec(message)?.[1];
  return schema === undefined ? [name] : [name, `${schema}.${name}`];
}

function yamlLine(message: string): number | undefined {
  const line = /is not a valid YAML file: .*\((\d+):\d+\)/s.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** Core prints the JSON of a target: `{"schema":"raw","name":"posts"}` becomes `raw.posts`. */
function readable(problem: Problem): Problem {
  const message = problem.message.replaceAll(/\{[^{}\n]*"name":"[^{}\n]*\}/g, readableTarget);
  return { ...problem, message: listWanted(message) };
}

/** Core goes through a list without looking whether it is one; the first name is its own, shortened. */
const listWanted = (message: string): string =>
  message
    .replace(/^\w\.(\w+)\.(?:map|forEach|filter|reduce) is not a function/, '$1: expected a list, as in $1: ["name"]')
    .replace(/^object is not iterable.*/, "expected a list, got an object: object is not iterable");

function readableTarget(json: string): string {
  try {
    return targetName(JSON.parse(json) as Target);
  } catch {
    return json;
  }
}

const refProblem = /^(Could not resolve|Missing dependency|Ambiguous Action name)/;

/** Core says of one bad ref both that it can't be resolved, with a line, and that a dependency is missing, without. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const refs = problems.filter(({ message }) => refProblem.test(message));
  const isEcho = (problem: Problem) =>
    refs.includes(problem) &&
    refs.some((other) => other !== problem && sameRef(other, problem) && isBetter(other, problem));
  return problems.filter((problem) => !isEcho(problem));
}

function sameRef(a: Problem, b: Problem): boolean {
  return a.fileName === b.fileName && namedIn(a.message) === namedIn(b.message);
}

function isBetter(a: Problem, b: Problem): boolean {
  if (isMissing(a)) return false;
  return isMissing(b) || (a.line !== undefined && b.line === undefined);
}

function isMissing({ message }: Problem): boolean {
  return message.startsWith("Missing dependency");
}

function withHint(problem: Problem, graph: CompiledGraph): Problem {
  const wanted = /^(?:Could not resolve "?([^ "]+)|Missing dependency.* depends on "([^"]+)")/.exec(problem.message);
  const name = wanted?.[1] ?? wanted?.[2];
  const near = name && nearest(name, targetNames(graph, name.includes(".")));
  return near ? { ...problem, message: `${problem.message}. Did you mean ${near}?` } : problem;
}

function targetNames(graph: CompiledGraph, qualified: boolean): Set<string> {
  return new Set((graph.targets ?? []).map(({ schema, name }) => (qualified && schema ? `${schema}.${name}` : name)));
}
