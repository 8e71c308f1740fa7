import type { CompiledGraph } from "./graph.ts";

export type GraphReason =
  /** The folder holds no Dataform project, or its settings are wrong. */
  | "project"
  /** A file of the project does not compile. */
  | "compile"
  /** A name, a pattern or a tag matches no action, or more than one. */
  | "selection"
  /** Actions wait for each other. */
  | "cycle";

/** One thing wrong: `fileName` is relative to the project, `line` counts from 1. */
export interface Problem {
  readonly fileName?: string;
  readonly line?: number;
  readonly message: string;
}

interface Options {
  readonly cause?: unknown;
  readonly graph?: CompiledGraph;
}

/** What this package throws. The message lists every problem, one a line. */
export class GraphError extends Error {
  readonly reason: GraphReason;
  readonly problems: readonly Problem[];
  /** What was compiled all the same, its errors in `graphErrors`. */
  readonly graph: CompiledGraph | undefined;

  constructor(reason: GraphReason, problems: readonly Problem[], options: Options = {}) {
    super(problems.map(formatProblem).join("\n"), { cause: options.cause });
    this.name = "GraphError";
    this.reason = reason;
    this.problems = problems;
    this.graph = options.graph;
  }
}

/** `definitions/a.sqlx:12: message`. */
export function formatProblem({ fileName, line, message }: Problem): string {
  const place = [fileName, line].filter((part) => part !== undefined).join(":");
  return place === "" ? message : `${place}: ${message}`;
}
