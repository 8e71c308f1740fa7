/** A project as it stands at one moment: compiled and typed, or as much of it as can be. */
import { type CompiledGraph, compileProject, GraphError, type Problem, type Texts } from "@sluice/graph";
import type { Analysis } from "@sluice/runner";
import { EditorError } from "../error.ts";
import { textOf } from "./files.ts";

export interface Reading {
  readonly analysis: Analysis;
  /** What is wrong beside the models: with the config. */
  readonly problems: readonly Problem[];
}

/** Types a project: with the columns of its sources, by what its config says. */
export type Read = (graph: CompiledGraph, texts: Texts) => Promise<Reading>;

export interface Snapshot extends Reading {
  readonly dir: string;
  readonly graph: CompiledGraph;
  readonly texts: Texts;
  /** Files that are read as they were when they last compiled: nothing is known of their texts. */
  readonly behind: ReadonlySet<string>;
}

interface Compiled {
  readonly graph: CompiledGraph | undefined;
  readonly problems: readonly Problem[];
}

export interface Desk {
  /** Never throws for what is wrong with the project. */
  look(texts: Texts): Promise<Snapshot>;
}

export function createDesk(dir: string, read: Read): Desk {
  /** Texts as they were when they last compiled. */
  let good: Texts = new Map();
  let last: CompiledGraph = {};
  return {
    look: async (texts) => {
      const first = compile(dir, texts);
      const isGood = first.problems.length === 0;
      if (isGood) good = texts;
      const { texts: known, behind } = isGood
        ? { texts, behind: new Set<string>() }
        : earlier(dir, texts, good, first.problems);
      const second = behind.size > 0 ? compile(dir, known) : first;
      last = second.graph ?? first.graph ?? last;
      const { analysis, problems } = await read(last, known);
      const own = isGood ? [] : first.problems.filter((one) => isItsOwn(one, behind, second.problems));
      return { dir, graph: last, texts, behind, analysis, problems: [...own, ...problems] };
    },
  };
}

function compile(dir: string, texts: Texts): Compiled {
  try {
    return { graph: compileProject({ dir, texts }), problems: [] };
  } catch (error) {
    if (error instanceof GraphError) return { graph: error.graph, problems: error.problems };
    throw new EditorError("refused", `the project can't be compiled: ${String(error)}`, { cause: error });
  }
}

/** The texts, those that don't compile as they last did, or as they are saved. */
function earlier(dir: string, texts: Texts, good: Texts, problems: readonly Problem[]) {
  const wrong = new Set(problems.flatMap(({ fileName }) => fileName ?? []));
  const before = (name: string) => good.get(name) ?? textOf(name, dir, new Map());
  const behind = new Set([...texts.keys()].filter((name) => wrong.has(name) && texts.get(name) !== before(name)));
  const known = [...texts].flatMap(([name, text]): readonly (readonly [string, string])[] => {
    if (!behind.has(name)) return [[name, text]];
    const last = good.get(name);
    return last === undefined ? [] : [[name, last]];
  });
  return { texts: new Map(known), behind };
}

/** Whoever reads a model that does not compile is not to blame. */
const isItsOwn = (problem: Problem, behind: ReadonlySet<string>, still: readonly Problem[]): boolean =>
  behind.has(problem.fileName ?? "") ||
  still.some(({ fileName, message }) => fileName === problem.fileName && message === problem.message);
