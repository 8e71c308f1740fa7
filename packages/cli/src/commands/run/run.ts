import { openProject } from "../../project/index.ts";
import { UsageError } from "../../errors.ts";
import { targetOf } from "../../targets/index.ts";
import { buildOn } from "./build.ts";
import type { RunFlags } from "./flags.ts";

const ofWatch = { every: "--every", checkEvery: "--check-every", publish: "--publish" } as const;

function expectWatch(flags: RunFlags): void {
  const given = Object.entries(ofWatch).find(([name]) => flags[name as keyof typeof ofWatch] !== undefined);
  if (given) throw new UsageError(`${given[1]}: expected --watch beside it`);
}

/** `sluice run`: compile, then build on the target. Gives the exit code. */
export async function runCommand(dir: string, flags: RunFlags): Promise<number> {
  const project = await openProject(dir, flags);
  const target = targetOf(flags, project.config);
  if (flags.watch) return (await import("./watch.ts")).watchOn(target, project, flags);
  expectWatch(flags);
  return buildOn(target, project, flags);
}
