/** Keys of a model, as its columns' tags say: `primary_key`, `references:table.column`, `index`; and its nonNull assertion. */
import { actionsOf } from "./actions.ts";
import type { ColumnDescriptor, CompiledGraph, Target } from "./graph.ts";
import { targetName } from "./target.ts";

export interface Keys {
  readonly primaryKey: readonly string[];
  readonly references: readonly Reference[];
  readonly indexes: readonly string[];
  readonly notNull: readonly string[];
}

export interface Reference {
  readonly column: string;
  /** The other model's name, as the tag has it. */
  readonly table: string;
  readonly to: string;
}

export function keysOf(graph: CompiledGraph, target: Pick<Target, "schema" | "name">): Keys {
  const actions = actionsOf(graph);
  const model = actions.find((one) => one.target.name === target.name && one.target.schema === target.schema);
  const columns = model?.raw.actionDescriptor?.columns ?? [];
  return {
    primaryKey: tagged(columns, "primary_key"),
    references: columns.flatMap(reference),
    indexes: tagged(columns, "index"),
    notNull: actions.flatMap((action) =>
      model && action.type === "assertion" && parentOf(action.raw) === model.name ? asserted(action.raw.query) : [],
    ),
  };
}

const parentOf = ({ parentAction }: { readonly parentAction?: Target }): string | undefined =>
  parentAction && targetName(parentAction);

/** What the core writes for `nonNull`. */
const asserted = (query = ""): string[] =>
  [...query.matchAll(/'(\w+) IS NOT NULL' AS failing_row_condition/g)].map((match) => String(match[1]));

const tagged = (columns: readonly ColumnDescriptor[], tag: string): string[] =>
  columns.filter(({ tags = [] }) => tags.includes(tag)).map(({ path }) => path.join("."));

function reference({ path, tags = [] }: ColumnDescriptor): Reference[] {
  return tags.flatMap((tag) => {
    const [, table, to] = /^references:(.+)\.([^.]+)$/.exec(tag) ?? [];
    return table && to ? [{ column: path.join("."), table, to }] : [];
  });
}
