import {
  type Action,
  actionsOf,
  type CompiledGraph,
  GraphError,
  select,
  type Selection,
  targetName,
} from "@sluice/graph";
import { openProject } from "../../project/index.ts";
import { tellProblems } from "../../project/tell-problems.ts";
import { refuseOneTable } from "../../targets/names.ts";
import { print } from "../../words/output.ts";
import { type CompileFlags, outputSelection } from "./flags.ts";
import { watch } from "./watch.ts";
import { dotOf, inWords } from "./words.ts";

/** `sluice compile`: the graph, in words, as JSON or as a drawing. */
export async function compileCommand(dir: string, flags: CompileFlags): Promise<void> {
  const once = async (): Promise<void> => {
    const project = await openProject(dir, flags).catch((error: unknown) => withGraph(error, flags));
    print(written(pruned(project.graph, outputSelection(flags)), flags));
    await refuseOneTable(project);
    // For machines the graph is all, as the official CLI gives it.
    if (!flags.json && !flags.dot) await tellProblems(project);
  };
  if (flags.watch) return watch(dir, once);
  await once();
}

/** As the official CLI does, JSON is printed with what is wrong in it: `graphErrors`. */
function withGraph(error: unknown, { json }: CompileFlags): never {
  if (json && error instanceof GraphError && error.graph) print(JSON.stringify(error.graph, null, 4));
  throw error;
}

function written(graph: CompiledGraph, { json, dot, quiet }: CompileFlags): string {
  if (json) return JSON.stringify(graph, null, 4);
  return dot ? dotOf(actionsOf(graph)) : inWords(graph, quiet ?? false);
}

/** The graph with only the selected actions in it. */
function pruned(graph: CompiledGraph, selection: Selection | undefined): CompiledGraph {
  if (selection === undefined) return graph;
  const names = new Set(select(actionsOf(graph), selection).map(({ name }) => name));
  const keep = <T extends Action["raw"]>(all: readonly T[] = []): T[] =>
    all.filter(({ target }) => names.has(targetName(target)));
  return {
    ...graph,
    tables: keep(graph.tables),
    operations: keep(graph.operations),
    assertions: keep(graph.assertions),
    declarations: keep(graph.declarations),
  };
}
