/** The catalogue's data: one JSON document, so that others can read it too. */
import { z } from "zod";

/** Raised when a field changes its meaning or goes; what is added leaves it as it is. */
export const dataVersion = 1;

const bar = z.object({ from: z.string(), rows: z.int() }).describe("Values from this one on, up to the next bar's.");

const profile = z.object({
  nulls: z.int().describe("Rows without a value."),
  distinct: z.int().nullable().describe("Different values; null where they were not counted."),
  min: z.string().nullable(),
  max: z.string().nullable(),
  bars: z.array(bar).describe("Of numbers and times: how many lie in each of ten equal steps."),
});

const column = z.object({
  name: z.string(),
  type: z.string().nullable().describe("As GoogleSQL writes it; null where it can't be told."),
  description: z.string(),
  inheritedFrom: z.string().nullable().describe("Whose description it is, where a column only passes through."),
  tags: z.array(z.string()),
  profile: profile.nullable(),
});

const check = z.object({
  name: z.string(),
  status: z.string().nullable(),
  rows: z.int().nullable().describe("Rows that failed at the last run."),
  failing: z.array(z.record(z.string(), z.unknown())).describe("The first of them."),
});

const node = z.object({
  name: z.string().describe("`project.dataset.table`."),
  dataset: z.string(),
  table: z.string(),
  type: z
    .string()
    .describe("table, view, incremental, materializedView, operations, assertion, declaration, test or export."),
  layer: z.string().describe("The first folder below definitions/; `sources` for declared tables, `exports`."),
  tags: z.array(z.string()),
  description: z.string(),
  fileName: z.string(),
  source: z.string().describe("The file as it is written."),
  sql: z.record(z.string(), z.string()).describe("By engine; `googlesql` as compiled."),
  columns: z.array(column),
  reads: z.array(z.string()),
  readBy: z.array(z.string()),
  checks: z.array(check).describe("Its assertions."),
  primaryKey: z.array(z.string()),
  references: z.array(z.object({ column: z.string(), table: z.string() })),
  status: z.string().nullable().describe("Of the last run."),
  error: z.string().nullable(),
  rows: z.int().nullable(),
  loadedAt: z.string().nullable().describe("The newest row's, of a raw table."),
  sample: z.array(z.record(z.string(), z.unknown())),
});

const run = z.object({
  startedAt: z.string(),
  status: z.string(),
  warehouse: z.string(),
  durationMs: z.number(),
  actions: z.array(
    z.object({ name: z.string(), status: z.string(), rows: z.int().nullable(), durationMs: z.number() }),
  ),
});

const finding = z.object({
  kind: z.enum(["failed", "warned", "stale", "rejects", "orphan", "skipped"]),
  name: z.string(),
  says: z.string(),
});

export const dataSchema = z.object({
  version: z.literal(dataVersion),
  madeAt: z.string(),
  project: z.string(),
  warehouse: z.string().nullable(),
  nodes: z.array(node),
  lineage: z
    .array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]))
    .describe(
      "From table and column to table and column, and the use: identity, transformation, aggregation, filter, join, group …",
    ),
  runs: z.array(run).describe("The latest last."),
  health: z.array(finding),
});

export type CatalogueData = z.infer<typeof dataSchema>;
export type CatalogueNode = z.infer<typeof node>;
export type CatalogueColumn = z.infer<typeof column>;
export type ColumnProfile = z.infer<typeof profile>;
export type Finding = z.infer<typeof finding>;
export type CatalogueRun = z.infer<typeof run>;
