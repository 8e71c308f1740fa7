import type { Target, Warehouse } from "@sluice/engines";
import { keyIn } from "@sluice/engines/places";

/** What stands in the warehouse under a target's name. */
export type FindExisting = (target: Target) => { readonly type: "table" | "view" } | undefined;

/** Looks targets up in one list of all there is now: asking for each takes longer the more there are. */
export async function existingRelations(warehouse: Warehouse): Promise<FindExisting> {
  const key = (target: Target): string =>
    keyIn({ nameOf: (one) => warehouse.nameOf(one), foldsCase: warehouse.traits.foldsCase }, target);
  const byName = new Map((await warehouse.list()).map((relation) => [key(relation.target), relation]));
  return (target) => byName.get(key(target));
}
