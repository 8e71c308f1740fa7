import { GoogleSqlError } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { jitCodeOf } from "./jit.ts";
import { columnsIn } from "./columns.ts";
import { scriptFor, type Setting } from "./perform.ts";
import type { Plan } from "./plan.ts";
import { standingIn } from "./standing.ts";
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
  /** Where the SQL can't be told, or what would stop it. */
  readonly note?: string;
}

/** The steps of a plan as the warehouse stands now. Changes nothing. */
export async function explain(
  plan: Plan,
  warehouse: Warehouse,
  setting: Omit<Setting, "graph" | "naming" | "standing">,
): Promise<Step[]> {
  const standing = await standingIn(warehouse);
  const columnsOf = columnsIn(warehouse, { ...setting, naming: plan.naming });
  const steps: Step[] = [];
  for (const task of plan.tasks) {
    const { id, target, type, fileName, after } = task;
    const ground = { standing: standing(plan.naming.place(task.target)), columnsOf };
    steps.push({ id, target, type, fileName, after, ...(await told(task, ground, { ...setting, ...plan, standing })) });
  }
  return steps;
}

type Told = Pick<Step, "effect" | "sql" | "note">;
type Ground = Parameters<typeof scriptFor>[1];

async function told(task: Task, ground: Ground, setting: Setting): Promise<Told> {
  if (task.disabled) return { effect: "disabled", sql: [] };
  if (jitCodeOf(task.work) !== undefined)
    return { effect: "just in time", sql: [], note: "its code gives the SQL when it runs" };
  try {
    const { effect, scripts } = await scriptFor(task.work, ground, setting);
    return { effect, sql: scripts };
  } catch (error) {
    if (error instanceof GoogleSqlError) return withoutColumns(task, ground, setting, error);
    return { effect: "would fail", sql: [], note: error instanceof Error ? error.message : String(error) };
  }
}

/** What it reads may not be there yet: then its columns, and its keys with them, are known only when it runs. */
async function withoutColumns(task: Task, ground: Ground, setting: Setting, cause: Error): Promise<Told> {
  const columnsOf = () => Promise.resolve(ground.standing?.columns ?? []);
  const { effect, scripts } = await scriptFor(task.work, { ...ground, columnsOf }, { ...setting, graph: {} });
  return { effect, sql: scripts, note: `its columns are known when it runs: ${cause.message}` };
}
