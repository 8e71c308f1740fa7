import { openProject } from "../../project/index.ts";
import { targetOf } from "../../targets/index.ts";
import { buildOn } from "./build.ts";
import type { RunFlags } from "./flags.ts";

/** `sluice run`: compile, then build on the target. Gives the exit code. */
export async function runCommand(dir: string, flags: RunFlags): Promise<number> {
  const project = await openProject(dir, flags);
  const target = targetOf(flags, project.config);
  return buildOn(target, project, flags);
}
