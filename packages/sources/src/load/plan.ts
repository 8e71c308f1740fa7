import type { Column, LoadPlan } from "@sluice/engines";
import { type Definition, targetOf } from "../definition.ts";
import { sourceColumn } from "./joined.ts";
import type { Loadable } from "./loadable.ts";

/** How a source's rows go into its table. */
export const planOf = (definition: Definition, { from, mode, sourced }: Loadable, now: Date): LoadPlan => ({
  target: targetOf(definition),
  mode: mode ?? definition.mode ?? (definition.key.length > 0 ? "merge" : "replace"),
  key: definition.key,
  columns: (definition.columns ?? []).map((name): Column => ({ name, type: { kind: "STRING" } })),
  loadedAt: timestamp(now),
  source: sourced ? { column: sourceColumn.name } : from,
});

/** `2026-01-31 12:30:00.5+00`. */
const timestamp = (at: Date): string =>
  `${at
    .toISOString()
    .slice(0, 23)
    .replace("T", " ")
    .replace(/\.?0+$/, "")}+00`;
