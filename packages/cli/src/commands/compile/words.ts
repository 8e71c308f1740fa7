import { type Action, actionsOf, type CompiledGraph, targetName } from "@sluice/graph";
import { dim, green } from "../../words/colours.ts";

const kinds = [
  ["dataset(s)", ["table", "view", "incremental", "materializedView"]],
  ["assertion(s)", ["assertion"]],
  ["operation(s)", ["operations"]],
] as const;

export function inWords(graph: CompiledGraph, quiet: boolean): string {
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

/** For Graphviz. */
export function dotOf(actions: readonly Action[]): string {
  const nodes = actions.map(
    ({ name, type }) => `  ${JSON.stringify(name)} [label=${JSON.stringify(`${name}\n${type}`)}];`,
  );
  const edges = actions.flatMap(({ name, dependencies }) =>
    dependencies.map((target) => `  ${JSON.stringify(targetName(target))} -> ${JSON.stringify(name)};`),
  );
  return ["digraph D {", "  rankdir=LR;", "  node [shape=box];", ...nodes, ...edges, "}"].join("\n");
}
