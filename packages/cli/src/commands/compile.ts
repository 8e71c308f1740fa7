import type { Command } from "commander";
import { type ProjectFlags, projectFlags, type SelectionFlags } from "../flags.ts";

interface Flags extends ProjectFlags {
  readonly json?: boolean;
  readonly dot?: boolean;
  readonly quiet?: boolean;
  readonly watch?: boolean;
  readonly outputActions?: readonly string[];
  readonly outputTags?: readonly string[];
  readonly outputIncludeDeps?: boolean;
  readonly outputIncludeDependents?: boolean;
}

const list = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...value.split(",").filter(Boolean),
];

const examples = `
Examples:
  $ sluice compile
  $ sluice compile --json > graph.json
  $ sluice compile --dot | dot -Tsvg > graph.svg`;

export function define(command: Command): void {
  command
    .argument("[dir]", "the project's folder", ".")
    .option("--json", "the compiled graph, as the official CLI prints it")
    .option("--dot", "the graph for Graphviz")
    .option("--quiet", "counts only")
    .option("--verbose", "accepted; there is nothing more to say")
    .option("--watch", "compile again whenever a file changes")
    .option("--output-actions <names...>", "only these actions", list)
    .option("--output-tags <tags...>", "only actions with one of these tags", list)
    .option("--output-include-deps", "also what they depend on")
    .option("--output-include-dependents", "also what depends on them");
  projectFlags(command);
  command.addHelpText("after", examples).action(async (dir: string, flags: Flags) => {
    const { compileCommand } = await import("../compile-command.ts");
    await compileCommand(dir, flags, selectionOf(flags));
  });
}

const selectionOf = (flags: Flags): SelectionFlags => ({
  ...(flags.outputActions ? { actions: flags.outputActions } : {}),
  ...(flags.outputTags ? { tags: flags.outputTags } : {}),
  ...(flags.outputIncludeDeps ? { includeDeps: true } : {}),
  ...(flags.outputIncludeDependents ? { includeDependents: true } : {}),
});
