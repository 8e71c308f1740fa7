import type { Column, LoadPlan, LoadResult, Warehouse } from "@sluice/engines";
import { refuseUnexpected } from "./expect.ts";
import { refined } from "./refine.ts";
import { rejectsDelivery, rejectsKey, rejectsTarget } from "./rejects.ts";
import type { Definition, LoadReport, Opened, Source, SourceContext } from "./source.ts";

interface Opening {
  readonly source: Source;
  readonly opened: Opened;
}

export async function loadSource(source: Source, warehouse: Warehouse, context: SourceContext): Promise<LoadReport> {
  return (await loadSources([source], warehouse, context))[0]!;
}

/** All of them in one transaction: if one is broken, none is loaded. All are opened before the first is loaded. */
export async function loadSources(
  sources: readonly Source[],
  warehouse: Warehouse,
  context: SourceContext,
): Promise<readonly LoadReport[]> {
  const openings: Opening[] = [];
  try {
    for (const source of sources) openings.push({ source, opened: await source.open(context) });
    refuseUnexpected(
      openings.map(({ source, opened }) => ({
        definition: source.definition,
        from: opened.from,
        columns: opened.columns,
      })),
    );
    const ready = await Promise.all(openings.map(refine));
    return await warehouse.transaction((session) => loadAll(ready, session, context));
  } finally {
    for (const { opened } of openings) await opened.close?.();
  }
}

async function refine({ source, opened }: Opening): Promise<Opening> {
  const refinement = source.definition.refine;
  return refinement ? { source, opened: await refined(opened, refinement) } : { source, opened };
}

async function loadAll(
  openings: readonly Opening[],
  session: Warehouse,
  context: SourceContext,
): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  for (const opening of openings) {
    context.signal?.throwIfAborted();
    reports.push(await loadOpened(opening, session, context));
  }
  return reports;
}

async function loadOpened(
  { source, opened }: Opening,
  session: Warehouse,
  context: SourceContext,
): Promise<LoadReport> {
  const plan = planOf(source.definition, opened.from, context.now);
  const result = await session.load(plan, opened.delivery);
  const rejects = opened.rejects();
  const rejectsPlan: LoadPlan = {
    ...plan,
    target: rejectsTarget(plan.target),
    columns: [],
    mode: "merge",
    key: rejectsKey,
  };
  await session.load(rejectsPlan, rejectsDelivery(rejects, opened.from));
  return report(source.definition, plan, opened.from, result, rejects.length);
}

const planOf = (definition: Definition, from: string, now: Date): LoadPlan => ({
  target: definition.target ?? { schema: "raw", name: definition.name },
  mode: definition.mode ?? (definition.key.length > 0 ? "merge" : "replace"),
  key: definition.key,
  columns: (definition.columns ?? []).map((name): Column => ({ name, type: { kind: "STRING" } })),
  loadedAt: `${now
    .toISOString()
    .slice(0, 23)
    .replace("T", " ")
    .replace(/\.?0+$/, "")}+00`,
  source: from,
});

const report = (
  definition: Definition,
  plan: LoadPlan,
  from: string,
  result: LoadResult,
  rejected: number,
): LoadReport => ({
  source: definition.name,
  target: plan.target,
  from,
  ...result,
  rejected,
});
