import { type CompiledGraph, compileProject } from "@sluice/graph";
import { type Config, readConfig } from "../config/index.ts";
import { compileOptions, type ProjectFlags } from "./flags.ts";

export interface Project {
  readonly dir: string;
  readonly graph: CompiledGraph;
  readonly config: Config;
}

/** Compiles the project and reads its config. Throws GraphError or UsageError: nothing was started. */
export async function openProject(dir: string, flags: ProjectFlags): Promise<Project> {
  const config = await readConfig(dir);
  return { dir, config, graph: compileProject(compileOptions(dir, flags)) };
}
