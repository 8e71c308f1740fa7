/** The project's catalogue: read, typed, and looked up in its warehouse where there is one. */
import { basename, join, resolve } from "node:path";
import { catalogueData, type CatalogueData, columnLineage } from "@sluice/catalogue";
import { namingOf, openSession, readJson, runHistory, type RunResult } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import type { CatalogueFlags } from "../commands/docs/flags.ts";
import type { Project } from "../project/index.ts";
import { analysisOf } from "../project/analysis.ts";
import { engineOf, targetOf } from "../targets/index.ts";

export async function catalogueOf(project: Project, flags: CatalogueFlags): Promise<CatalogueData> {
  const { dir, graph, config } = project;
  const { engines } = await import("@sluice/engines");
  const analysis = await analysisOf(project);
  const parts = { dir, graph, analysis, lineage: columnLineage(analysis), engines, exports: exportsOf(project) };
  const common = {
    now: new Date(),
    project: basename(resolve(dir)),
    last: await readJson<RunResult>(join(dir, "target", "run_results.json")),
    runs: await runHistory(dir),
    freshness: config.freshness ?? {},
    samples: flags.samples !== false,
    profile: flags.profile !== false,
  };
  const made = (warehouse?: Warehouse) => {
    const on = warehouse && { warehouse, session: openSession(warehouse, namingOf(graph)) };
    return catalogueData(parts, { ...common, on });
  };
  if (!(await isThere(project, flags))) return made();
  return targetOf(flags, config).query({ readOnly: true, tables: true }, (open) => open(graph, made));
}

async function isThere({ config, graph }: Project, flags: CatalogueFlags): Promise<boolean> {
  if ((await engineOf(flags, config)) === undefined) return false;
  return targetOf(flags, config)
    .examine(graph)
    .then(
      ({ state }) => state === "ok",
      () => false,
    );
}

const exportsOf = ({ config }: Project) =>
  Object.entries(config.exports).flatMap(([name, given]) =>
    [given].flat().flatMap(({ mart = name, to }) => [to].flat().map((one) => ({ name, table: mart, to: one.kind }))),
  );
