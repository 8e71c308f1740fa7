import { explain, plan } from "@sluice/runner";
import { openProject, type Project } from "../../project/index.ts";
import { tellProblems } from "../../project/tell-problems.ts";
import { selectionOf } from "../../selection/flags.ts";
import { narrowed } from "../../selection/remaining.ts";
import { type Open, type Target, targetOf } from "../../targets/index.ts";
import { createOutput } from "../../words/output.ts";
import type { PlanFlags } from "./flags.ts";
import { show } from "./words.ts";

/** `sluice plan`. Gives the exit code. */
export async function planCommand(dir: string, flags: PlanFlags): Promise<number> {
  const project = await openProject(dir, flags);
  return planOn(targetOf(flags, project.config), project, flags);
}

/** What would run, why, in which order, with its SQL; also for `--dry-run`. Gives the exit code. */
export const planOn = (target: Target, project: Project, flags: PlanFlags): Promise<number> =>
  target.plan({ dir: project.dir, flags }, (open) => explained(project, flags, open));

async function explained(project: Project, flags: PlanFlags, open: Open): Promise<number> {
  const { dir, graph } = project;
  const output = createOutput(flags);
  if (!output.json) await tellProblems(project, flags);
  const whole = plan(graph, selectionOf(flags));
  await open(graph, async (warehouse) => {
    const todo = await narrowed({ plan: whole, warehouse, dir, flags });
    const setting = { projectDir: dir, fullRefresh: flags.fullRefresh ?? false, quarantine: flags.quarantine ?? false };
    show(todo, await explain(todo.plan, warehouse, setting), output);
  });
  return 0;
}
