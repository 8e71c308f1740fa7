import type { Column, LoadPlan } from "@sluice/engines";
import { type Definition, targetOf } from "../definition.ts";
import { sourceColumn } from "./joined.ts";
import { timestamp } from "../timestamp.ts";
import type { Loadable } from "./loadable.ts";

/** How a source's rows go into its table. */
export const planOf = (
  definition: Definition,
  { from, mode, sourced, typed, delivery }: Loadable,
  now: Date,
): LoadPlan => ({
  target: targetOf(definition),
  mode: mode ?? definition.mode ?? (definition.key.length > 0 ? "merge" : "replace"),
  key: definition.key,
  columns: columnsOf(definition).map((name) => columnOf(name, definition, typed ? delivery.columns : [])),
  loadedAt: timestamp(now),
  source: sourced ? { column: sourceColumn.name } : from,
});

const columnsOf = ({ columns, types = {} }: Definition): readonly string[] => columns ?? Object.keys(types);

/** Text, where neither the definition nor what comes has a type for it. */
const columnOf = (name: string, { types }: Definition, came: readonly Column[]): Column =>
  came.find((column) => column.name.toLowerCase() === name.toLowerCase()) ?? {
    name,
    type: { kind: types?.[name] ?? "STRING" },
  };
