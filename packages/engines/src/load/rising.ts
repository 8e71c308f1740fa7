/**
 * Rows that are added or changed are told from those before by `_loaded_at` alone: it goes up from load to load, whatever the clock does.
 * Else those who ask for what came since would never see them.
 */
import { qualified, quoted } from "../core/names.ts";
import type { LoadPlan } from "../delivery.ts";
import type { Store } from "./store.ts";

export async function rising(store: Store, name: readonly string[], plan: LoadPlan): Promise<LoadPlan> {
  const now = Date.parse(plan.loadedAt.replace(" ", "T").replace("+00", "Z"));
  const after = (ahead: number): string =>
    new Date(now + ahead)
      .toISOString()
      .replace("T", " ")
      .replace(/\.?0*Z$/, "+00");
  const isTaken = async (ahead: number): Promise<boolean> => {
    const at = store.cast(quoted(after(ahead)), { kind: "TIMESTAMP" });
    return (await store.rows(`select 1 from ${qualified(name)} where "_loaded_at" >= ${at} limit 1`)).length > 0;
  };
  const ahead = await least(isTaken);
  return ahead === 0 ? plan : { ...plan, loadedAt: after(ahead) };
}

/** The fewest milliseconds that are not taken: most often none. */
async function least(isTaken: (ahead: number) => Promise<boolean>): Promise<number> {
  if (!(await isTaken(0))) return 0;
  let [low, high] = [0, 1];
  while (await isTaken(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isTaken(middle)) low = middle;
    else high = middle;
  }
  return high;
}
