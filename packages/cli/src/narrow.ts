import { changes, leftOver, narrow, type Plan, readState, standingIn } from "@sluice/runner";
import type { Warehouse } from "@sluice/warehouses";

interface Request {
  readonly plan: Plan;
  readonly warehouse: Warehouse;
  readonly dir: string;
  readonly flags: { readonly continue?: boolean; readonly changed?: boolean };
  /** Names of raw tables that a load has just changed. */
  readonly loaded: readonly string[];
}

/** The part of the plan that `--continue` and `--changed` leave. */
export async function narrowed({ plan, warehouse, dir, flags, loaded }: Request): Promise<Plan> {
  const resumed = flags.continue ? narrow(plan, await leftOver(dir, warehouse.label)) : plan;
  if (!flags.changed) return resumed;
  const state = await readState(dir, warehouse.label);
  const standing = await standingIn(warehouse);
  const stands = ({ type, target }: Plan["tasks"][number]) =>
    type === "operation" || standing(plan.naming.place(target)) !== undefined;
  const why = changes(resumed.tasks, state, stands, loaded);
  return narrow(resumed, ({ id }) => why.has(id));
}
