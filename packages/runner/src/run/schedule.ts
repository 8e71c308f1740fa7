import type { Status } from "../task.ts";
import { succeeded } from "../task.ts";

interface Node {
  readonly id: string;
  readonly after: readonly string[];
}

export interface Schedule<T extends Node> {
  readonly tasks: readonly T[];
  /** How many run at once. */
  readonly threads: number;
  /** Does one; never throws. */
  perform(task: T): Promise<Status>;
  /** Told of what can't run: `cause` is the dependency that failed, or undefined where the run was stopped. */
  skip(task: T, cause: string | undefined): void;
  readonly stopped: () => boolean;
}

/** Runs each task once all it comes after succeeded, in the order given where there is a choice. */
export async function schedule<T extends Node>(plan: Schedule<T>): Promise<void> {
  const dependents = dependentsOf(plan.tasks);
  const waiting = new Map(plan.tasks.map((task) => [task.id, new Set(task.after)]));
  const ready = plan.tasks.filter(({ after }) => after.length === 0);
  const done = new Set<string>();
  let head = 0;

  const skip = (task: T, cause: string): void => {
    if (done.has(task.id)) return;
    done.add(task.id);
    plan.skip(task, cause);
    for (const next of dependents.get(task.id) ?? []) skip(next, cause);
  };

  const settle = (task: T, status: Status): void => {
    done.add(task.id);
    for (const next of dependents.get(task.id) ?? []) {
      if (!succeeded(status)) skip(next, task.id);
      else if (isReady(waiting.get(next.id), task.id) && !done.has(next.id)) ready.push(next);
    }
  };

  let running = 0;
  const start = async (task: T): Promise<void> => {
    running += 1;
    const status = await plan.perform(task);
    running -= 1;
    settle(task, status);
    await pump();
  };
  const pump = async (): Promise<void> => {
    const started: Promise<void>[] = [];
    for (let next = ready[head]; next && running < plan.threads && !plan.stopped(); next = ready[head]) {
      head += 1;
      started.push(start(next));
    }
    await Promise.all(started);
  };
  await pump();

  for (const task of plan.tasks) if (!done.has(task.id)) plan.skip(task, undefined);
}

function isReady(left: Set<string> | undefined, done: string): boolean {
  left?.delete(done);
  return left?.size === 0;
}

function dependentsOf<T extends Node>(tasks: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>(tasks.map(({ id }) => [id, []]));
  for (const task of tasks) for (const id of new Set(task.after)) map.get(id)?.push(task);
  return map;
}
