/** `sluice run --watch`: one run after another, each of what changed since the last. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Warehouse } from "@sluice/engines";
import { plan } from "@sluice/runner";
import { readEnvironment } from "../../environment.ts";
import { describe, UsageError } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import type { Project } from "../../project/index.ts";
import { selectionOf } from "../../selection/flags.ts";
import type { Target } from "../../targets/index.ts";
import { spell } from "../../words/duration.ts";
import type { Output } from "../../words/output.ts";
import { performOn } from "./build.ts";
import type { RunFlags } from "./flags.ts";
import type { Done } from "./request.ts";
import { type Saying, saying } from "./saying.ts";

const HOUR = 3_600_000;

/** Until a signal. What goes wrong is said, once, and tried again at the next turn. */
export async function watchOn(target: Target, project: Project, flags: RunFlags): Promise<number> {
  expectNone(flags);
  // A name that nothing has is no passing trouble.
  plan(project.graph, selectionOf(flags));
  const { signal, release } = listen();
  const { every = 10_000, checkEvery = HOUR } = flags;
  const say = saying(flags.quiet ?? false);
  say.line(`watching, every ${spell(every)}; Ctrl-C ends it`);
  let [first, checkAt] = [true, 0];
  try {
    while (!signal.aborted) {
      const began = Date.now();
      const checks = began >= checkAt;
      const done = await turn({ target, project, flags, first, checks, say }).catch((error: unknown) => {
        if (first && isMistake(error)) throw error;
        if (!signal.aborted) say.trouble(describe(error, readEnvironment().debug));
        return false;
      });
      if (done) [first, checkAt] = [false, checks ? began + checkEvery : checkAt];
      await sleep(Math.max(0, began + every - Date.now()), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    release();
  }
  say.line("stopped");
  return 0;
}

/** Flags that say what one run does, or where its one result goes. */
const ofOneRun = ["json", "junit", "continue", "fullRefresh", "dryRun", "runTests"] as const;

function expectNone(flags: RunFlags): void {
  const given = ofOneRun.find((name) => flags[name]);
  const flag = given?.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (flag) throw new UsageError(`--${flag}: expected no --watch beside it; it is for one run`);
}

/** Wrong arguments or config; what has a cause is a source or a server, which may come back. */
const isMistake = (error: unknown): boolean => error instanceof UsageError && error.cause === undefined;

interface Turn {
  readonly target: Target;
  readonly project: Project;
  readonly flags: RunFlags;
  /** All is built, and published, whatever was noted of an earlier run. */
  readonly first: boolean;
  readonly checks: boolean;
  readonly say: Saying;
}

/** Whether all went well. */
async function turn({ target, project, flags, first, checks, say }: Turn): Promise<boolean> {
  const began = Date.now();
  const troubles: string[] = [];
  const onDone = async (done: Done, warehouse: Warehouse): Promise<void> => {
    if (flags.publish && (first || isChange(done))) await publish(warehouse, flags.publish);
    if (first || isChange(done)) say.line(lineOf(done, Date.now() - began));
  };
  const code = await performOn(target, {
    project,
    flags: { ...flags, changed: !first },
    output: collecting(troubles),
    cycle: { checks, onWait: (text) => say.line(text), onDone },
  });
  if (code === 0) say.well();
  else say.trouble(troubles.join("\n"));
  return code === 0;
}

const isChange = ({ loads, result }: Done): boolean => result !== undefined || loads.some(({ rows }) => rows > 0);

async function publish(warehouse: Warehouse, path: string): Promise<void> {
  if (warehouse.snapshot) return warehouse.snapshot(path);
  throw new UsageError(`--publish: ${warehouse.label} needs no copy: readers read it while it is written`);
}

/** `12:30:05 sensor_messages 50 new, 2 rejected; 3 built; 0.4 s`. */
function lineOf({ loads, result }: Done, ms: number): string {
  const brought = loads
    .filter(({ rows, rejected }) => rows + rejected > 0)
    .map(({ source, inserted, updated, rejected }) => {
      const parts = [
        [inserted, "new"],
        [updated, "changed"],
        [rejected, "rejected"],
      ] as const;
      const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString("en")} ${what}`);
      return `${source} ${said.join(", ") || "as it was"}`;
    });
  const built = result?.actions.filter(({ status }) => status === "SUCCESSFUL").length ?? 0;
  const warned = result?.actions.filter(({ status }) => status === "WARNED").length ?? 0;
  const done = [`${built} done`, ...(warned > 0 ? [`${warned} warned`] : [])].join(", ");
  return [brought.join(", "), done, spell(ms)].filter(Boolean).join("; ");
}

const collecting = (troubles: string[]): Output => ({
  json: false,
  quiet: true,
  say: () => undefined,
  problem: (text) => void troubles.push(text.trim()),
  document: () => undefined,
});
