/** Two targets that would be one table on an engine: each would overwrite what the other wrote, and both would say that they succeeded. */
import { actionsOf, type Action, type CompiledGraph, targetName } from "@sluice/graph";
import type { EngineTraits, Target as Place } from "@sluice/engines";
import { mayMeet, meeting } from "@sluice/engines/places";
import { RunnerError } from "./error.ts";
import { namingOf } from "./session.ts";

/** An engine, or a warehouse of one. */
export interface Names {
  readonly nameOf: (target: Place) => readonly string[];
  readonly traits: Pick<EngineTraits, "foldsCase">;
}

type Placed = Place & { readonly action: Action };

/** Throws where two of the project's actions and declarations meet in a name. */
export function refuseMeetings(graph: CompiledGraph, names: Names): void {
  const { foldsCase } = names.traits;
  const nameOf = (target: Place) => names.nameOf(target);
  const met = meeting(placed(graph), { nameOf, foldsCase });
  if (met === undefined) return;
  const [one, other] = met.map(({ action }) => `${targetName(action.target)} (${action.fileName})`);
  const name = nameOf(met[1]).join(".");
  const why = foldsCase ? ", where names that differ in case alone are one" : "";
  throw new RunnerError(
    "names",
    `${one} and ${other}: expected a table for each, got one for both, ${name}${why}; give one of them another name`,
  );
}

/** False where they can't meet on any engine. */
export const mayBeOneTable = (graph: CompiledGraph): boolean => mayMeet(placed(graph));

function placed(graph: CompiledGraph): Placed[] {
  const { place } = namingOf(graph);
  const standing = actionsOf(graph).filter(standsInWarehouse);
  return standing.map((action) => ({ ...place(action.target), action }));
}

function standsInWarehouse(action: Action): boolean {
  if (action.type === "operations") return action.raw.hasOutput === true;
  return action.type !== "notebook" && action.type !== "dataPreparation";
}
