import type { CompiledTable } from "@sluice/graph";
import type { Column } from "@sluice/googlesql";
import { typeName } from "@sluice/googlesql";
import { RunnerError } from "../error.ts";
import { column, literal, quoted } from "./text.ts";

export interface SchemaChange {
  readonly statements: readonly string[];
  /** The table's columns once the statements ran. */
  readonly columns: readonly string[];
}

/** What `onSchemaChange` does where the query's columns and the table's differ. Throws where it forbids the difference. */
export function schemaChange(
  table: CompiledTable,
  existing: readonly Column[],
  produced: readonly Column[],
): SchemaChange {
  const added = missing(produced, existing);
  const removed = missing(existing, produced);
  refuse(table, added, removed);
  const dropped = table.onSchemaChange === "SYNCHRONIZE" ? removed : [];
  const kept = existing.filter((one) => !dropped.includes(one));
  return {
    statements: [...alter(table, dropped.map(drop)), ...alter(table, added.map(add))],
    columns: [...kept, ...added].map(({ name }) => name),
  };
}

/** Whether the strategy looks at the query's columns at all. */
export const watchesSchema = (table: CompiledTable): boolean => (table.onSchemaChange ?? "IGNORE") !== "IGNORE";

function missing(from: readonly Column[], within: readonly Column[]): Column[] {
  const names = new Set(within.map(({ name }) => name.toLowerCase()));
  return from.filter(({ name }) => !names.has(name.toLowerCase()));
}

function refuse(table: CompiledTable, added: readonly Column[], removed: readonly Column[]): void {
  const problem = problemOf(table, added, removed);
  if (problem !== undefined) throw new RunnerError("schema", problem);
}

function problemOf(table: CompiledTable, added: readonly Column[], removed: readonly Column[]): string | undefined {
  const strategy = table.onSchemaChange;
  if (strategy === "FAIL" && added.length + removed.length > 0) {
    return `Schema mismatch defined by on_schema_change = 'FAIL'. Added columns: ${typed(added)}, removed columns: ${named(removed)}`;
  }
  if (strategy === "EXTEND" && removed.length > 0) {
    return `Column removals are not allowed when on_schema_change = 'EXTEND'. Removed columns: ${named(removed)}`;
  }
  const keys = new Set((table.uniqueKey ?? []).map((key) => key.toLowerCase()));
  const lost = removed.filter(({ name }) => keys.has(name.toLowerCase()));
  return strategy === "SYNCHRONIZE" && lost.length > 0
    ? `Cannot drop columns ${named(lost)} as they are part of the unique key for table ${quoted(table.target)}`
    : undefined;
}

const alter = (table: CompiledTable, actions: readonly string[]): string[] =>
  actions.length > 0 ? [`alter table ${quoted(table.target)} ${actions.join(", ")}`] : [];

const add = ({ name, type }: Column): string => `add column if not exists ${column(name)} ${typeName(type)}`;
const drop = ({ name }: Column): string => `drop column if exists ${column(name)}`;

const named = (columns: readonly Column[]): string => `[${columns.map(({ name }) => literal(name)).join(", ")}]`;
const typed = (columns: readonly Column[]): string =>
  `[${columns.map(({ name, type }) => `(${literal(name)}, ${literal(typeName(type))})`).join(", ")}]`;
