/** Keys of a model, as its columns' tags say: `primary_key`, `references:table.column`, `index`; and its nonNull assertion. */
import { type Action, actionsOf } from "./actions.ts";
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
  const { models, asserted } = indexOf(graph);
  const model = models.get(nameIn(target));
  const columns = model?.raw.actionDescriptor?.columns ?? [];
  return {
    primaryKey: tagged(columns, "primary_key"),
    references: columns.flatMap(reference),
    indexes: tagged(columns, "index"),
    notNull: (model && asserted.get(model.name)) ?? [],
  };
}

interface Index {
  /** By schema and name; the first of several. */
  readonly models: ReadonlyMap<string, Action>;
  /** The columns that are asserted not to be null, by their model's full name. */
  readonly asserted: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<CompiledGraph, Index>();

/** Read once for all models of a graph. */
function indexOf(graph: CompiledGraph): Index {
  const index = indexes.get(graph) ?? read(actionsOf(graph));
  indexes.set(graph, index);
  return index;
}

function read(actions: readonly Action[]): Index {
  const asserted = new Map<string, string[]>();
  for (const action of actions) {
    if (action.type !== "assertion" || !action.raw.parentAction) continue;
    const parent = targetName(action.raw.parentAction);
    asserted.set(parent, [...(asserted.get(parent) ?? []), ...assertedIn(action.raw.query)]);
  }
  return { models: new Map(actions.toReversed().map((one) => [nameIn(one.target), one])), asserted };
}

const nameIn = ({ schema, name }: Pick<Target, "schema" | "name">): string => `${schema}\0${name}`;

/** What the core writes for `nonNull`. */
const assertedIn = (query = ""): string[] =>
  [...query.matchAll(/'(\w+) IS NOT NULL' AS failing_row_condition/g)].map((match) => String(match[1]));

const tagged = (columns: readonly ColumnDescriptor[], tag: string): string[] =>
  columns.filter(({ tags = [] }) => tags.includes(tag)).map(({ path }) => path.join("."));

function reference({ path, tags = [] }: ColumnDescriptor): Reference[] {
  return tags.flatMap((tag) => {
    const [, table, to] = /^references:(.+)\.([^.]+)$/.exec(tag) ?? [];
    return table && to ? [{ column: path.join("."), table, to }] : [];
  });
}
