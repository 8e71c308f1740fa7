import { noteLoads, type Warehouse } from "@sluice/engines";
import type { SourceContext } from "../context.ts";
import { type Definition, targetOf } from "../definition.ts";
import type { Source } from "../source.ts";
import { refuseUnexpected } from "./expect.ts";
import type { Loadable } from "./loadable.ts";
import { cast } from "./cast.ts";
import { refined, unrefined } from "./refine.ts";
import { rejectsDelivery, rejectsPlan } from "./rejects.ts";
import type { LoadReport } from "./report.ts";
import { planOf } from "./plan.ts";

interface Opening {
  readonly source: Source;
  readonly opened: Loadable;
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
    for (const source of sources) openings.push({ source, opened: await source.open(context, warehouse) });
    refuseUnexpected(
      openings.map(({ source, opened: { from, columns } }) => ({
        definition: unrefined(source.definition),
        from,
        columns,
      })),
    );
    const ready = await Promise.all(openings.map(refine));
    return await warehouse.transaction((session) => loadAll(ready, session, context));
  } finally {
    for (const { opened } of openings) await opened.close?.();
  }
}

async function refine({ source, opened }: Opening): Promise<Opening> {
  const { refine: refinement, types } = source.definition;
  const given = refinement ? await refined(opened, refinement) : opened;
  return { source, opened: types ? cast(given, types) : given };
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
  const changed = reports.filter(({ inserted, updated, deleted }) => inserted + updated + deleted > 0);
  await noteLoads(
    session,
    changed.map(({ target }) => target),
  );
  return reports;
}

/** Its rows and its rejects, between what a transport does before and after them. */
async function loadOpened(
  { source, opened }: Opening,
  session: Warehouse,
  { now }: SourceContext,
): Promise<LoadReport> {
  const { definition } = source;
  if (opened.unchanged) return untouched(definition, opened);
  const plan = planOf(definition, opened, now);
  const gone = (await opened.before?.(session)) ?? 0;
  const result = await session.load(plan, opened.delivery);
  const rejects = opened.rejects();
  await session.load(rejectsPlan(plan), rejectsDelivery(rejects, opened.from));
  // Who wants what came since the last time finds it by this.
  if (plan.mode === "append") await session.index(session.nameOf(plan.target), ["_loaded_at"]);
  await opened.commit?.(session);
  return {
    source: definition.name,
    target: plan.target,
    from: opened.from,
    ...result,
    deleted: result.deleted + gone,
    rejected: rejects.length,
    ...(opened.filed && result.rows + rejects.length === 0 && { empty: true }),
  };
}

const untouched = (definition: Definition, { from }: Loadable): LoadReport => ({
  source: definition.name,
  target: targetOf(definition),
  from,
  rows: 0,
  inserted: 0,
  updated: 0,
  deleted: 0,
  rejected: 0,
  newColumns: [],
  missingColumns: [],
  unchanged: true,
});
