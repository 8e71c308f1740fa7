import type { Warehouse } from "@sluice/engines";
import { cancelling } from "./cancelling.ts";
import { performWithRetries } from "./retries.ts";
import type { Setting } from "./setting.ts";
import type { Plan } from "../plan.ts";
import { type ActionResult, allEmpty, resultOf, type RunResult } from "./result.ts";
import { refuseMeetings } from "../meetings.ts";
import { schedule } from "./schedule.ts";
import { prepareSchemas } from "./schemas.ts";
import { existingRelations, type FindExisting } from "../relations.ts";
import type { RunStatus, Task } from "../task.ts";
import { createWorld, keyOf, type World } from "./world.ts";

export type RunEvent =
  | { readonly kind: "started"; readonly task: Task }
  | { readonly kind: "retrying"; readonly task: Task; readonly error: Error }
  | { readonly kind: "finished"; readonly task: Task; readonly result: ActionResult };

export interface RunOptions extends Omit<Setting, "graph" | "naming" | "existing" | "knowledge"> {
  /** At most so many at once; the warehouse's own measure where absent. */
  readonly threads?: number | undefined;
  readonly retries?: number | undefined;
  /** Stops the run: what is under way is rolled back. A TimeoutError as its reason makes it TIMED_OUT. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/** Runs a plan. Never throws for an action that fails: the result says so. Throws, before it does anything, where two would be one table. */
export async function run(plan: Plan, warehouse: Warehouse, options: RunOptions): Promise<RunResult> {
  refuseMeetings(plan.graph, warehouse);
  const started = Date.now();
  const results = new Map<string, ActionResult>();
  const note = (task: Task, result: ActionResult): ActionResult => {
    results.set(task.id, result);
    options.onEvent?.({ kind: "finished", task, result });
    return result;
  };
  const release = cancelling(warehouse, options.signal);
  try {
    await prepareSchemas(plan, warehouse);
    const existing = await existingRelations(warehouse);
    const setting = { ...options, graph: plan.graph, naming: plan.naming, existing };
    const world = worldOf(plan, warehouse, existing);
    await schedule({
      tasks: plan.tasks,
      threads: Math.max(1, options.threads ?? warehouse.concurrency),
      perform: async (task) => note(task, await performTask(task, { warehouse, setting, world, options })).status,
      skip: (task, cause) => note(task, resultOf(task, "SKIPPED", { error: skipReason(cause, options.signal) })),
      stopped: () => options.signal?.aborted ?? false,
    });
  } finally {
    release();
  }
  const actions = plan.tasks.flatMap(({ id }) => results.get(id) ?? []);
  const times = { startedAt: new Date(started).toISOString(), durationMs: Date.now() - started };
  return { status: statusOf(actions, options.signal), warehouse: warehouse.label, ...times, actions };
}

/** Where nobody else changes the warehouse, the run knows what stands in the place of each table that it makes. */
function worldOf({ tasks, naming }: Plan, warehouse: Warehouse, existing: FindExisting): World {
  if (!warehouse.traits.exclusive) return createWorld();
  const places = tasks.map(({ target }) => naming.place(target));
  return createWorld(new Map(places.map((place) => [keyOf(warehouse.nameOf(place)), existing(place) ?? "nothing"])));
}

interface Performing {
  readonly warehouse: Warehouse;
  readonly setting: Setting;
  readonly world: World;
  readonly options: RunOptions;
}

async function performTask(task: Task, { options, ...performing }: Performing): Promise<ActionResult> {
  if (task.disabled) return resultOf(task, "DISABLED");
  options.onEvent?.({ kind: "started", task });
  return performWithRetries(task, {
    ...performing,
    retries: options.retries ?? 0,
    stopped: () => options.signal?.aborted ?? false,
    onRetry: (task, error) => options.onEvent?.({ kind: "retrying", task, error }),
  });
}

function skipReason(cause: string | undefined, signal: AbortSignal | undefined): string {
  if (cause !== undefined) return `Skipped: ${cause} did not succeed`;
  return timedOut(signal) ? "Run timed out" : "Run cancelled";
}

function statusOf(actions: readonly ActionResult[], signal: AbortSignal | undefined): RunStatus {
  if (signal?.aborted && actions.some(({ status }) => status === "CANCELLED" || status === "SKIPPED")) {
    return timedOut(signal) ? "TIMED_OUT" : "CANCELLED";
  }
  if (actions.some(({ status }) => status === "FAILED")) return "FAILED";
  return actions.some(({ status }) => status === "WARNED") || allEmpty(actions) ? "WARNED" : "SUCCESSFUL";
}

const timedOut = (signal: AbortSignal | undefined): boolean =>
  signal?.reason instanceof Error && signal.reason.name === "TimeoutError";
