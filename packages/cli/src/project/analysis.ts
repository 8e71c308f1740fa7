import type { Column, Target } from "@sluice/engines";
import { targetName, type Texts } from "@sluice/graph";
import type { Analysis } from "@sluice/runner";
import { columnsOf, definitionOf } from "../sources/choose.ts";

import type { Project } from "./index.ts";

/** The project read and typed, against what its config says of its sources; and what these engines refuse. */
export async function analysisOf(
  { dir, graph, config }: Project,
  engines: readonly string[] = [],
  texts: Texts = new Map(),
): Promise<Analysis> {
  const [{ analyseProject }, { engineFor }] = await Promise.all([import("@sluice/runner"), import("@sluice/engines")]);
  const known = rawColumns(config);
  const knownOf = (place: Target) => known.get(targetName(place));
  const dialects = engines.map((name) => engineFor(name));
  return analyseProject(graph, { projectDir: dir, texts, dialects, columnsOf: knownOf });
}

/** What raw tables have beside the columns that came. */
const bookkeeping: readonly Column[] = [
  { name: "_loaded_at", type: { kind: "TIMESTAMP" } },
  { name: "_source", type: { kind: "STRING" } },
];

const rejects: readonly Column[] = [
  { name: "line", type: { kind: "INT64" } },
  ...["reason", "content", "_source"].map((name): Column => ({ name, type: { kind: "STRING" } })),
  { name: "_loaded_at", type: { kind: "TIMESTAMP" } },
];

/** Of the raw tables whose sources say their columns, by `schema.name`, their rejects too. */
function rawColumns({ sources }: Project["config"]): ReadonlyMap<string, readonly Column[]> {
  return new Map(
    Object.values(sources).flatMap((source) => {
      const definition = definitionOf(source);
      const { target = { schema: "raw", name: definition.name } } = definition;
      const place = targetName(target);
      const own = columnsOf(definition);
      return [...(own ? [[place, [...own, ...bookkeeping]] as const] : []), [`${place}_rejects`, rejects] as const];
    }),
  );
}
