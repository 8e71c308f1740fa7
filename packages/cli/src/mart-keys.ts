import { actionsOf, type ColumnDescriptor, type CompiledGraph, targetName } from "@sluice/graph";
import type { Keys } from "@sluice/exports";

/** A mart's keys, from its columns' tags and its nonNull assertion. */
export function keysOf(graph: CompiledGraph, table: string): Keys {
  const path = table.split(".");
  const { defaultSchema = "" } = graph.projectConfig ?? {};
  const [name, schema = defaultSchema] = path.toReversed();
  const model = actionsOf(graph).find(({ target }) => target.name === name && (target.schema ?? "") === schema);
  const columns = model?.raw.actionDescriptor?.columns ?? [];
  const own = actionsOf(graph).flatMap((action) =>
    model &&
    action.type === "assertion" &&
    action.raw.parentAction &&
    targetName(action.raw.parentAction) === model.name
      ? [action.raw.query ?? ""]
      : [],
  );
  return {
    primaryKey: tagged(columns, "primary_key"),
    references: columns.flatMap(reference),
    indexes: tagged(columns, "index"),
    notNull: own.flatMap((query) =>
      [...query.matchAll(/'(\w+) IS NOT NULL' AS failing_row_condition/g)].map((match) => String(match[1])),
    ),
  };
}

const tagged = (columns: readonly ColumnDescriptor[], tag: string): string[] =>
  columns.filter(({ tags = [] }) => tags.includes(tag)).map(({ path }) => path.join("."));

/** `references:table.column`. */
function reference({ path, tags = [] }: ColumnDescriptor): Keys["references"] {
  return tags.flatMap((tag) => {
    const [, table, to] = /^references:(.+)\.([^.]+)$/.exec(tag) ?? [];
    return table && to ? [{ column: path.join("."), table, to }] : [];
  });
}
