import { changes, unfinished, narrow, type Plan, readState, existingRelations } from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";

interface Request {
  readonly plan: Plan;
  readonly warehouse: Warehouse;
  readonly dir: string;
  readonly flags: { readonly continue?: boolean; readonly changed?: boolean };
}

export interface Narrowed {
  readonly plan: Plan;
  /** Why each task runs, by its id. */
  readonly why: (id: string) => string;
}

/** The part of the plan that `--continue` and `--changed` leave. */
export async function narrowed({ plan, warehouse, dir, flags }: Request): Promise<Narrowed> {
  const resumed = flags.continue ? narrow(plan, await unfinished(dir, warehouse.label)) : plan;
  if (!flags.changed) return { plan: resumed, why: () => (flags.continue ? "not done in the last run" : "selected") };
  const state = await readState(dir, plan, warehouse);
  const existing = await existingRelations(warehouse);
  const stands = ({ type, target }: Plan["tasks"][number]) =>
    type === "operation" || existing(plan.naming.place(target)) !== undefined;
  const why = changes(resumed.tasks, state, stands);
  return { plan: narrow(resumed, ({ id }) => why.has(id)), why: (id) => why.get(id) ?? "" };
}
