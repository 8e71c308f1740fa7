import { GoogleSqlError } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { messageOf } from "./error.ts";
import { refuseMeetings } from "./meetings.ts";
import { jitCodeOf } from "./jit/index.ts";
import { columnsIn } from "./scripts/columns.ts";
import type { Facts } from "./scripts/facts.ts";
import { scriptFor } from "./scripts/index.ts";
import type { Setting } from "./run/setting.ts";
import type { Plan } from "./plan.ts";
import { existingRelations } from "./relations.ts";
import type { Task } from "./task.ts";

/** What a run would do with one action. */
export interface Step {
  readonly id: string;
  readonly target: Task["target"];
  readonly type: Task["type"];
  readonly fileName: string;
  readonly after: readonly string[];
  /** `create table`, `merge by post_id`, `disabled`. */
  readonly effect: string;
  /** GoogleSQL; empty where only the run itself can say. */
  readonly sql: readonly string[];
  /** Where the SQL can't be said, or what would stop it. */
  readonly note?: string;
}

/** The steps of a plan as the warehouse stands now. Changes nothing. */
export async function explain(
  plan: Plan,
  warehouse: Warehouse,
  setting: Omit<Setting, "graph" | "naming" | "existing">,
): Promise<Step[]> {
  refuseMeetings(plan.graph, warehouse);
  const existing = await existingRelations(warehouse);
  const columnsOf = columnsIn(warehouse, { ...setting, naming: plan.naming });
  const steps: Step[] = [];
  for (const task of plan.tasks) {
    const { id, target, type, fileName, after } = task;
    const place = plan.naming.place(task.target);
    const found = type === "incremental" ? await warehouse.describe(warehouse.nameOf(place)) : existing(place);
    const facts = { existing: found, columnsOf };
    steps.push({
      id,
      target,
      type,
      fileName,
      after,
      ...(await effectOf(task, facts, { ...setting, ...plan, existing })),
    });
  }
  return steps;
}

type Effect = Pick<Step, "effect" | "sql" | "note">;

async function effectOf(task: Task, facts: Facts, setting: Setting): Promise<Effect> {
  if (task.disabled) return { effect: "disabled", sql: [] };
  if (jitCodeOf(task.work) !== undefined)
    return { effect: "just in time", sql: [], note: "its code gives the SQL when it runs" };
  try {
    const { effect, scripts } = await scriptFor(task.work, facts, setting);
    return { effect, sql: scripts };
  } catch (error) {
    if (error instanceof GoogleSqlError) return withoutColumns(task, facts, setting, error);
    return { effect: "would fail", sql: [], note: messageOf(error) };
  }
}

/** What it reads may not be there yet: then its columns, and its keys with them, are known only when it runs. */
async function withoutColumns(task: Task, facts: Facts, setting: Setting, cause: Error): Promise<Effect> {
  const columnsOf = () => Promise.resolve(facts.existing?.columns ?? []);
  const { effect, scripts } = await scriptFor(task.work, { ...facts, columnsOf }, { ...setting, graph: {} });
  return { effect, sql: scripts, note: `its columns are known when it runs: ${cause.message}` };
}
