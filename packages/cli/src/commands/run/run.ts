import { openProject } from "../../project/index.ts";
import { targetOf } from "../../targets/index.ts";
import { createOutput } from "../../words/output.ts";
import { build } from "./build.ts";
import type { RunFlags } from "./flags.ts";

/** `sluice run`: compile, then build on the target. Gives the exit code. */
export async function runCommand(dir: string, flags: RunFlags): Promise<number> {
  if (flags.dryRun) return (await import("../plan/plan.ts")).planCommand(dir, flags);
  const project = await openProject(dir, flags);
  const target = targetOf(flags, project.config);
  return target.build({ dir, flags }, (open) => build({ project, flags, output: createOutput(flags) }, open));
}
