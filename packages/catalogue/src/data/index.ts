/** All of a project's catalogue, as data. */
import type { Warehouse } from "@sluice/engines";
import { backticked, type Session } from "@sluice/googlesql";
import type { PastRun, RunResult } from "@sluice/runner";
import { healthOf } from "./health.ts";
import { measured, type MeasureOptions } from "./measure.ts";
import { nodesOf, type ProjectParts } from "./nodes.ts";
import { type CatalogueData, type CatalogueNode, dataVersion } from "./schema.ts";

export interface DataOptions extends MeasureOptions {
  readonly now: Date;
  readonly project: string;
  readonly last?: RunResult | undefined;
  readonly runs: readonly PastRun[];
  readonly freshness: Readonly<Record<string, number>>;
  /** Where it is built; without one there are no figures. */
  readonly on?: { readonly warehouse: Warehouse; readonly session: Session } | undefined;
}

export async function catalogueData(parts: ProjectParts, options: DataOptions): Promise<CatalogueData> {
  const { now, project, last, runs, freshness, on } = options;
  const told = nodesOf(parts).map((node) => withResult(node, last));
  const nodes = on ? await measured(told, on.warehouse, on.session, options) : told;
  const relations = on ? await on.warehouse.relations() : [];
  const rejects = on
    ? await rejectsIn(
        relations.map(({ target }) => target),
        on.session,
      )
    : new Map<string, number>();
  return {
    version: dataVersion,
    madeAt: now.toISOString(),
    project,
    warehouse: on?.warehouse.label ?? null,
    nodes: [...nodes],
    lineage: parts.lineage.edges.map(({ from, to, use }) => [from.table, from.column, to.table, to.column, use]),
    runs: runs.map(({ actions, ...run }) => ({ ...run, actions: [...actions] })),
    health: [...healthOf(nodes, { now, freshness, relations, rejects })],
  };
}

function withResult(node: CatalogueNode, last: RunResult | undefined): CatalogueNode {
  const of = (name: string) =>
    last?.actions.find(
      ({ target: { database, schema, name: table } }) => [database, schema, table].filter(Boolean).join(".") === name,
    );
  const own = of(node.name);
  const checks = node.checks.map((one) => {
    const result = of(one.name);
    return { ...one, status: result?.status ?? null, rows: result?.rows ?? null };
  });
  return { ...node, checks, status: own?.status ?? null, error: own?.error ?? null, rows: own?.rows ?? null };
}

async function rejectsIn(
  targets: readonly { readonly schema: string; readonly name: string }[],
  session: Session,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { schema, name } of targets.filter((one) => one.name.endsWith("_rejects"))) {
    const { rows } = await session.run(`select count(*) as n from ${backticked(schema, name)}`);
    found.set(`${schema}.${name}`, Number(rows[0]?.["n"] ?? 0));
  }
  return found;
}
