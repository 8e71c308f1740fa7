import { openLineage, type Plan, run, type RunEvent, type RunResult, translationsIn } from "@sluice/runner";
import { printError } from "../../words/output.ts";
import type { Build } from "./request.ts";
import { createProgress } from "./progress.ts";

/** Runs a plan, and tells of it as it goes: to whoever watches, and to `--openlineage`. */
export async function perform(todo: Plan, build: Build): Promise<RunResult> {
  const { flags, output, warehouse, signal } = build;
  const progress = createProgress(todo.tasks.length, output);
  const lineage = flags.openlineage ? openLineage(flags.openlineage, warehouse.label) : undefined;
  const onEvent = (event: RunEvent): void => {
    progress.onEvent(event);
    lineage?.onEvent(event);
  };
  const result = await progress.during(() => run(todo, warehouse, { ...optionsOf(build), signal, onEvent }));
  await lineage?.flush().catch((error: Error) => printError(`OpenLineage events are not delivered: ${error.message}`));
  return result;
}

const optionsOf = ({ flags, project: { dir }, cycle }: Build) => ({
  // Counting looks at every row.
  counts: cycle === undefined,
  projectDir: dir,
  cache: translationsIn(dir),
  fullRefresh: flags.fullRefresh ?? false,
  quarantine: flags.quarantine ?? false,
  materializeViews: flags.materializeViews ?? false,
  jitTimeoutMs: flags.jitTimeout,
  threads: flags.threads,
  retries: flags.actionRetryLimit,
});
