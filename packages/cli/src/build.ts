import type { Selection } from "@sluice/graph";
import {
  caseOf,
  keepResults,
  openLineage,
  type Plan,
  plan,
  remember,
  run,
  type RunEvent,
  type RunResult,
  translationsIn,
  writeJUnit,
} from "@sluice/runner";
import type { Warehouse } from "@sluice/engines";
import type { Sending } from "./export-marts.ts";
import { type SelectionFlags, selectionOf } from "./flags.ts";
import { listen } from "./interrupt.ts";
import { loadFor } from "./load-sources.ts";
import { noted } from "./noted.ts";
import { type Output, printError } from "./output.ts";
import { createProgress } from "./progress.ts";
import type { Project } from "./project.ts";
import { narrowed } from "./narrow.ts";
import type { SourceFlags } from "./source-flags.ts";
import { summary } from "./summary.ts";
import { standIn } from "./unloaded.ts";
import { withWarehouse } from "./warehouse.ts";

export interface BuildFlags extends SourceFlags {
  readonly fullRefresh?: boolean;
  readonly runTests?: boolean;
  readonly continue?: boolean;
  readonly changed?: boolean;
  readonly threads?: number;
  readonly actionRetryLimit?: number;
  /** False where `--no-export` is given. */
  readonly export?: boolean;
  readonly executionTimeout?: number;
  readonly jitTimeout?: number;
  readonly quarantine?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly junit?: string;
  readonly openlineage?: string;
}

type Flags = BuildFlags & SelectionFlags;

/** Loads what is to be loaded, builds, checks, reports. Gives the exit code. */
export async function build(project: Project, url: string, flags: Flags, output: Output): Promise<number> {
  const selection: Selection = selectionOf(flags);
  const whole = plan(project.graph, selection);
  for (const { name, what } of whole.passedOver) output.say(`${what} ${name}: not run here, skipped`);
  if (flags.runTests && !(await testsPass(project, output))) return 1;
  const interrupt = listen(flags.executionTimeout);
  try {
    const { signal } = interrupt;
    return await withWarehouse(url, project.graph, (warehouse) =>
      onWarehouse({ project, flags, output, warehouse, whole, signal }),
    );
  } finally {
    interrupt.release();
  }
}

async function testsPass(project: Project, output: Output): Promise<boolean> {
  const { unitTestsPass } = await import("./unit-tests.ts");
  if (await unitTestsPass(project, output)) return true;
  output.say("\nUnit tests did not pass; aborting run.");
  return false;
}

interface Build {
  readonly project: Project;
  readonly flags: Flags;
  readonly output: Output;
  readonly warehouse: Warehouse;
  readonly whole: Plan;
  readonly signal: AbortSignal;
}

async function onWarehouse(build: Build): Promise<number> {
  const { project, flags, output, warehouse, whole } = build;
  await loadFor(build);
  await standIn({ project, output, warehouse, plan: whole });
  const { plan: todo } = await narrowed({ plan: whole, warehouse, dir: project.dir, flags });
  if (todo.tasks.length === 0) {
    output.say(flags.changed ? "Nothing changed." : "No actions to run.");
    if (output.json) output.document({ status: "SUCCESSFUL", actions: [] });
    return 0;
  }
  const result = await runPlan(todo, build);
  await keep(build, todo, result);
  if (flags.junit) await writeJUnit(flags.junit, "sluice run", result.actions.map(caseOf));
  output.say(`\n${summary(result)}`);
  const { sent, failed } = result.status === "SUCCESSFUL" ? await publish(build) : { sent: [], failed: 0 };
  if (output.json) output.document(sent.length > 0 ? { ...result, exports: sent } : result);
  return result.status === "SUCCESSFUL" && failed === 0 ? 0 : 1;
}

/** Sends out what the pipelines of these tags publish, once all of it is built and checked. */
async function publish({ project, flags, output, warehouse }: Build): Promise<Sending> {
  const { pipelines, exports } = project.config;
  const own = Object.entries(pipelines).filter(([name, { tag = name }]) => flags.tags?.includes(tag));
  const names = new Set(own.flatMap(([, pipeline]) => pipeline.exports ?? []));
  const chosen = Object.entries(exports).filter(([name]) => names.has(name));
  if (chosen.length === 0 || flags.export === false) return { sent: [], failed: 0 };
  const { exportMarts } = await import("./export-marts.ts");
  return exportMarts({ chosen, project, warehouse, output, lenient: true });
}

async function keep({ project: { dir } }: Build, todo: Plan, result: RunResult): Promise<void> {
  await noted(dir, async () => {
    await keepResults(dir, result);
    await remember(todo, result, dir);
  });
}

async function runPlan(todo: Plan, { project, flags, output, warehouse, signal }: Build): Promise<RunResult> {
  const progress = createProgress(todo.tasks.length, output);
  const lineage = flags.openlineage ? openLineage(flags.openlineage, warehouse.label) : undefined;
  const onEvent = (event: RunEvent): void => {
    progress.onEvent(event);
    lineage?.onEvent(event);
  };
  const result = await progress.during(() => run(todo, warehouse, { ...runOptions(flags, project), signal, onEvent }));
  await lineage?.flush().catch((error: Error) => printError(`OpenLineage events are not delivered: ${error.message}`));
  return result;
}

const runOptions = (flags: Flags, { dir }: Project) => ({
  projectDir: dir,
  cache: translationsIn(dir),
  fullRefresh: flags.fullRefresh ?? false,
  quarantine: flags.quarantine ?? false,
  jitTimeoutMs: flags.jitTimeout,
  threads: flags.threads,
  retries: flags.actionRetryLimit,
});
