import type { Selection } from "@sluice/graph";
import type { Command } from "commander";
import { list } from "../../flag-values.ts";
import { type ProjectFlags, projectFlags } from "../../project/flags.ts";

export interface CompileFlags extends ProjectFlags {
  readonly json?: boolean;
  readonly dot?: boolean;
  readonly quiet?: boolean;
  readonly watch?: boolean;
  readonly outputActions?: readonly string[];
  readonly outputTags?: readonly string[];
  readonly outputIncludeDeps?: boolean;
  readonly outputIncludeDependents?: boolean;
}

export const compileFlags = (command: Command): Command =>
  projectFlags(
    command
      .option("--json", "the compiled graph, as the official CLI prints it")
      .option("--dot", "the graph for Graphviz")
      .option("--quiet", "counts only")
      .option("--verbose", "accepted; there is nothing more to say")
      .option("--watch", "compile again whenever a file changes")
      .option("--output-actions <names...>", "only these actions", list)
      .option("--output-tags <tags...>", "only actions with one of these tags", list)
      .option("--output-include-deps", "also what they depend on")
      .option("--output-include-dependents", "also what depends on them"),
  );

/** Undefined where all of the graph is meant. */
export function outputSelection(flags: CompileFlags): Selection | undefined {
  const {
    outputActions: actions,
    outputTags: tags,
    outputIncludeDeps: deps,
    outputIncludeDependents: dependents,
  } = flags;
  if (!actions && !tags && !deps && !dependents) return undefined;
  return { actions, tags, includeDeps: deps, includeDependents: dependents };
}
