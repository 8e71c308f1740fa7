import type { CompiledGraph } from "./graph.ts";

/** The project's own databases, the one with the suffix included: what is in them is in the warehouse, others have places of their own. */
export function homesOf({ projectConfig = {} }: Pick<CompiledGraph, "projectConfig">): readonly string[] {
  const { defaultDatabase, databaseSuffix } = projectConfig;
  if (!defaultDatabase) return [];
  return databaseSuffix ? [defaultDatabase, `${defaultDatabase}_${databaseSuffix}`] : [defaultDatabase];
}
