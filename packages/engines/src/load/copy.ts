/** A delivery straight into its table, where the engine takes its bytes as they are and there is nothing to compare with. */
import type { Column } from "@sluice/googlesql";
import type { Delivery, LoadPlan } from "../delivery.ts";
import { fold, qualified } from "../core/names.ts";
import { stamped } from "./columns.ts";
import type { Store } from "./store.ts";

export type Copy = (name: readonly string[]) => Promise<number>;

/** Undefined where rows have to be looked at, or their values become others on the way. `before` is what the table has. */
export function copying(
  store: Store,
  { mode, source, loadedAt }: LoadPlan,
  { copied, columns }: Delivery,
  before: readonly Column[],
): Copy | undefined {
  if (!store.copy || !copied || mode !== "append" || typeof source !== "string") return undefined;
  const spelled = columns.map((column) => before.find(({ name }) => fold(name) === fold(column.name)) ?? column);
  if (spelled.some(({ type }, at) => type.kind !== columns[at]?.type.kind)) return undefined;
  return async (name) => (await store.copy?.(qualified(name), stamped(spelled), copied([loadedAt, source]))) ?? 0;
}
