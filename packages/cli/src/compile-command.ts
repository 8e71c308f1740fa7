import { type Action, actionsOf, type CompiledGraph, select, targetName } from "@sluice/graph";
import { dim, green } from "./colours.ts";
import { type ProjectFlags, type SelectionFlags, selectionOf } from "./flags.ts";
import { print } from "./output.ts";
import { openProject } from "./project.ts";
import { watch } from "./watch.ts";

interface Flags extends ProjectFlags {
  readonly json?: boolean;
  readonly dot?: boolean;
  readonly quiet?: boolean;
  readonly watch?: boolean;
}

/** `sluice compile`: the graph, in words, as JSON or as a drawing. */
export async function compileCommand(dir: string, flags: Flags, selection: SelectionFlags): Promise<void> {
  const once = async (): Promise<void> => {
    const { graph } = await openProject(dir, flags);
    print(written(pruned(graph, selection), flags));
  };
  if (flags.watch) return watch(dir, once);
  await once();
}

function written(graph: CompiledGraph, { json, dot, quiet }: Flags): string {
  if (json) return JSON.stringify(graph, null, 4);
  return dot ? dotOf(actionsOf(graph)) : inWords(graph, quiet ?? false);
}

/** The graph with only the selected actions in it. */
function pruned(graph: CompiledGraph, flags: SelectionFlags): CompiledGraph {
  if (Object.keys(flags).length === 0) return graph;
  const names = new Set(select(actionsOf(graph), selectionOf(flags)).map(({ name }) => name));
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

const kinds = [
  ["dataset(s)", ["table", "view", "incremental", "materializedView"]],
  ["assertion(s)", ["assertion"]],
  ["operation(s)", ["operations"]],
] as const;

function inWords(graph: CompiledGraph, quiet: boolean): string {
  const actions = actionsOf(graph);
  const groups = kinds.map(([title, types]) => ({
    title,
    members: actions.filter(({ type }) => types.some((one) => one === type)),
  }));
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const lines = groups
    .filter(({ members }) => members.length > 0)
    .flatMap(({ title, members }) => [
      `${members.length} ${title}${quiet ? "." : ":"}`,
      ...(quiet ? [] : members.map(line)),
    ]);
  return [green(`Compiled ${total} action(s).`), ...lines].join("\n");
}

const line = ({ target, type, disabled }: Action): string =>
  `  ${[target.schema, target.name].filter(Boolean).join(".")} ${dim(`[${type}]`)}${disabled ? dim(" [disabled]") : ""}`;

function dotOf(actions: readonly Action[]): string {
  const nodes = actions.map(
    ({ name, type }) => `  ${JSON.stringify(name)} [label=${JSON.stringify(`${name}\n${type}`)}];`,
  );
  const edges = actions.flatMap(({ name, dependencies }) =>
    dependencies.map((target) => `  ${JSON.stringify(targetName(target))} -> ${JSON.stringify(name)};`),
  );
  return ["digraph D {", "  rankdir=LR;", "  node [shape=box];", ...nodes, ...edges, "}"].join("\n");
}
