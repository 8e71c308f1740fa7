import type { Column } from "@sluice/googlesql";
import type { Target, Warehouse } from "@sluice/engines";

/** What stands in the warehouse under a target's name. */
export interface ExistingRelation {
  readonly type: "table" | "view";
  readonly columns: readonly Column[];
}

export type FindExisting = (target: Target) => ExistingRelation | undefined;

/** Looks targets up in one list of all there is now: asking for each takes longer the more there are. */
export async function existingRelations(warehouse: Warehouse): Promise<FindExisting> {
  const key = (target: Target): string => JSON.stringify(warehouse.nameOf(target)).toLowerCase();
  const byName = new Map((await warehouse.relations()).map((relation) => [key(relation.target), relation]));
  return (target) => byName.get(key(target));
}
