import {
  caseOf,
  keepHistory,
  keepResults,
  loadedState,
  narrow,
  type Plan,
  plan,
  refuseMeetings,
  remember,
  type RunResult,
  type State,
  succeeded,
  writeJUnit,
} from "@sluice/runner";
import { listen } from "../../interrupt.ts";
import type { Project } from "../../project/index.ts";
import { refuseNoDataset } from "../../project/dataset.ts";
import { keepNotes } from "../../project/notes.ts";
import { selectionOf } from "../../selection/flags.ts";
import { narrowed } from "../../selection/remaining.ts";
import { loadFor } from "../../sources/load.ts";
import type { Open, Target } from "../../targets/index.ts";
import { createOutput, type Output } from "../../words/output.ts";
import { withClaim } from "./claim.ts";
import { makeEmptySources } from "./empty-sources.ts";
import { nameMissingSources } from "./missing-sources.ts";
import { failingRows } from "./failing-rows.ts";
import { namePrivateViews } from "./private-views.ts";
import { perform } from "./perform.ts";
import { publish } from "./publish.ts";
import type { Build, Request } from "./request.ts";
import { counts, emptied, isProblem, problemOf, table } from "./summary.ts";

/** Builds on a target, or says what that would do. Gives the exit code. */
export async function buildOn(target: Target, project: Project, flags: Request["flags"]): Promise<number> {
  if (flags.dryRun) return (await import("../plan/plan.ts")).planOn(target, project, flags);
  return performOn(target, { project, flags, output: createOutput(flags) });
}

export const performOn = (target: Target, request: Request): Promise<number> =>
  target.build({ dir: request.project.dir, flags: request.flags }, (open) => build(request, open));

/** Loads what is to be loaded, builds, checks, reports, sends out. Gives the exit code. */
async function build(request: Request, open: Open): Promise<number> {
  const { project, flags, output } = request;
  refuseNoDataset(project);
  const whole = planOf(request);
  for (const { name, what } of whole.passedOver) output.say(`${what} ${name}: not run here, skipped`);
  if (flags.runTests && !(await testsPass(project, output))) return 1;
  const interrupt = listen(flags.executionTimeout);
  try {
    const { signal } = interrupt;
    return await open(project.graph, (warehouse) => {
      refuseMeetings(project.graph, warehouse);
      const build = { ...request, warehouse, whole, signal };
      return withClaim(build, () => onWarehouse(build));
    });
  } finally {
    interrupt.release();
  }
}

function planOf({ project, flags, cycle }: Request): Plan {
  const whole = plan(project.graph, selectionOf(flags));
  return cycle && !cycle.checks ? narrow(whole, ({ type }) => type !== "assertion") : whole;
}

async function testsPass(project: Project, output: Output): Promise<boolean> {
  const { unitTestsPass } = await import("../../unit-tests/index.ts");
  if (await unitTestsPass(project, output)) return true;
  output.problem("\nUnit tests did not pass; aborting run.");
  return false;
}

async function onWarehouse(build: Build): Promise<number> {
  const { project, flags, output, warehouse, whole } = build;
  const loads = await loadFor(build);
  await makeEmptySources(build);
  await nameMissingSources(build);
  const { plan: todo } = await narrowed({ plan: whole, warehouse, dir: project.dir, flags });
  if (todo.tasks.length === 0) {
    await build.cycle?.onDone({ loads }, warehouse);
    return nothingToDo(build);
  }
  const before = await loadedState(whole, warehouse);
  const result = await perform(todo, build);
  await keep(build, todo, result, before);
  if (flags.junit) await writeJUnit(flags.junit, "sluice run", result.actions.map(caseOf));
  await namePrivateViews(build, result);
  await report(build, result);
  const done = succeeded(result.status);
  const { sent, failed } = done ? await publish(build) : { sent: [], failed: 0 };
  await build.cycle?.onDone({ loads, result }, warehouse);
  if (output.json) output.document(sent.length > 0 ? { ...result, exports: sent } : result);
  return done && failed === 0 ? 0 : 1;
}

/** What was done, what went wrong and with which rows, and the counts. */
async function report(build: Build, result: RunResult): Promise<void> {
  const { output } = build;
  const problems = result.actions.filter(isProblem);
  const done = table(result);
  if (done !== "") output.say(`\n${done}`);
  if (problems.length > 0) output.say("");
  for (const one of output.json ? [] : problems) {
    output.problem(`${problemOf(one)}${await failingRows(one, build)}`);
  }
  const empty = emptied(result);
  if (empty !== "") output.problem(`\n${empty}`);
  if (empty !== "" || result.status !== "SUCCESSFUL") output.problem(`\n${counts(result)}`);
  else output.say(`\n${counts(result)}`);
}

function nothingToDo({ flags, output }: Build): number {
  output.say(flags.changed ? "Nothing changed." : "No actions to run.");
  if (output.json) output.document({ status: "SUCCESSFUL", actions: [] });
  return 0;
}

async function keep({ project: { dir } }: Build, todo: Plan, result: RunResult, before: State): Promise<void> {
  await keepNotes(dir, async () => {
    await keepResults(dir, result);
    await keepHistory(dir, result);
    await remember(todo, result, dir, before);
  });
}
