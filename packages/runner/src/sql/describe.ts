import type { CompiledTable } from "@sluice/graph";
import { column, literal, quoted } from "./text.ts";
import { relationType } from "./create.ts";

/** The table's own description, for a table that stands already: a new one gets it from its CREATE. */
export function describeTable(table: CompiledTable): string[] {
  const description = table.actionDescriptor?.description;
  return description ? [`alter table ${quoted(table.target)} set options(description=${literal(description)})`] : [];
}

/** Descriptions of the columns that are there. Those of fields inside a STRUCT have no counterpart. */
export function describeColumns(table: CompiledTable, columns: readonly string[]): string[] {
  const there = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const actions = (table.actionDescriptor?.columns ?? []).flatMap(({ path, description }) => {
    const name = path.length === 1 ? there.get(String(path[0]).toLowerCase()) : undefined;
    return name && description ? [`alter column ${column(name)} set options(description=${literal(description)})`] : [];
  });
  return actions.length > 0 ? [`alter ${relationType(table)} ${quoted(table.target)} ${actions.join(", ")}`] : [];
}
