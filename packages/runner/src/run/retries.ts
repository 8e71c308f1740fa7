import { GoogleSqlError } from "@sluice/googlesql";
import type { Warehouse } from "@sluice/engines";
import { failureMessage } from "../scripts/assertion.ts";
import { RunnerError } from "../error.ts";
import { type Outcome, perform } from "./perform.ts";
import type { Setting } from "./setting.ts";
import { type ActionResult, resultOf } from "./result.ts";
import type { World } from "./world.ts";
import type { Status, Task } from "../task.ts";

export interface RetryOptions {
  readonly warehouse: Warehouse;
  readonly setting: Setting;
  readonly world: World;
  /** How often a task is tried again. A failed assertion, or SQL that is wrong, is not. */
  readonly retries: number;
  readonly stopped: () => boolean;
  readonly onRetry: (task: Task, error: Error) => void;
}

/** Does a task in a transaction of its own, as often as it may be tried. */
export async function performWithRetries(task: Task, options: RetryOptions): Promise<ActionResult> {
  const started = Date.now();
  const timing = () => ({ startedAt: new Date(started).toISOString(), durationMs: Date.now() - started });
  for (let tries = 1; ; tries += 1) {
    const done = await once(task, options);
    if (!("error" in done)) return resultOf(task, done.status, { ...done.more, ...timing(), attempts: tries });
    if (options.stopped()) return resultOf(task, "CANCELLED", { error: "Run cancelled", ...timing(), attempts: tries });
    if (tries > options.retries || !mayPass(done.error)) {
      return resultOf(task, "FAILED", { error: messageOf(done.error), ...timing(), attempts: tries });
    }
    options.onRetry(task, done.error);
  }
}

type Once = { readonly status: Status; readonly more: Partial<ActionResult> } | { readonly error: Error };

async function once(task: Task, { warehouse, setting, world }: RetryOptions): Promise<Once> {
  try {
    const begun = world.begin();
    const { outcome, attempt } = await warehouse.transaction(async (session) => {
      const attempt = begun();
      return { outcome: await perform(task, session, { ...setting, knowledge: attempt.knowledge }), attempt };
    });
    attempt.keep();
    return judge(task, outcome);
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** An assertion is judged when its view stands: whoever looks for the rows finds them there. */
function judge(task: Task, { effect, rows, rowsBefore }: Outcome): Once {
  if (task.type !== "assertion" || !rows) return { status: "SUCCESSFUL", more: { effect, rows, rowsBefore } };
  const status = task.tags.includes("warn") ? "WARNED" : "FAILED";
  return { status, more: { effect, rows, error: failureMessage(rows) } };
}

function mayPass(error: Error): boolean {
  if (error instanceof RunnerError) return error.reason === "jit";
  return !(error instanceof GoogleSqlError) || error.reason === "runtime";
}

const messageOf = (error: Error): string => error.message.trim() || error.name;
