import { homesOf } from "@sluice/graph";
import { mayBeOneTable, refuseMeetings } from "@sluice/runner";
import type { Project } from "../project/index.ts";
import { engineOf } from "./index.ts";

/** Throws where two of the project's targets would be one table on the engine: the one that a run would build on, where none is named. */
export async function refuseOneTable({ graph, config }: Project, named?: readonly string[]): Promise<void> {
  if (!mayBeOneTable(graph)) return;
  const own = named ?? (await engineOf({}, config)) ?? [];
  const { engineFor } = await import("@sluice/engines");
  const { defaultSchema } = graph.projectConfig ?? {};
  const names = { homes: homesOf(graph), ...(defaultSchema && { defaultSchema }) };
  for (const engine of [own].flat().map((name) => engineFor(name)))
    refuseMeetings(graph, { nameOf: (target) => engine.nameOf(target, names), traits: engine.traits });
}
