import { type CompiledGraph, compileProject, homesOf } from "@sluice/graph";
import { type Config, readConfig } from "../config/index.ts";
import { compileOptions, type ProjectFlags } from "./flags.ts";

export interface Project {
  readonly dir: string;
  readonly graph: CompiledGraph;
  readonly config: Config;
}

/** Compiles the project and reads its config. Throws GraphError or UsageError: nothing was started. */
export async function openProject(dir: string, flags: ProjectFlags): Promise<Project> {
  const graph = compileProject(compileOptions(dir, flags));
  return { dir, graph, config: await readConfig(dir, (name) => declaredAs(name, graph)) };
}

/** The declared table of this name, if there is just one. */
export function declaredAs(
  name: string,
  graph: CompiledGraph,
): { database?: string; schema: string; name: string } | undefined {
  const { declarations = [] } = graph;
  const [found, ...others] = declarations.filter(({ target }) => target.name === name);
  const { database, schema } = found?.target ?? {};
  if (schema === undefined || others.length > 0) return undefined;
  return { ...(database && !homesOf(graph).includes(database) && { database }), schema, name };
}
