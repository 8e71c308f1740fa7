import { catalogueOf } from "../../catalogue/data.ts";
import { openProject } from "../../project/index.ts";
import { green, red, yellow } from "../../words/colours.ts";
import { createOutput } from "../../words/output.ts";
import { aligned } from "../../words/table.ts";
import type { HealthFlags } from "./flags.ts";

/** `sluice health`: what failed, warns, is stale, was rejected, or is made by no model. Gives the exit code. */
export async function healthCommand(dir: string, flags: HealthFlags): Promise<number> {
  const output = createOutput(flags);
  const { health } = await catalogueOf(await openProject(dir, flags), { ...flags, samples: false, profile: false });
  if (output.json) output.document(health);
  else if (health.length === 0) output.say(green("Nothing failed, nothing warns, nothing is stale."));
  else
    output.say(
      aligned(
        ["finding", "name", "says"],
        health.map(({ kind, name, says }) => [coloured(kind), name, says]),
      ),
    );
  return health.some(({ kind }) => grave.has(kind)) ? 1 : 0;
}

const grave: ReadonlySet<string> = new Set(["failed", "stale"]);

const coloured = (kind: string): string => (grave.has(kind) ? red(kind) : yellow(kind));
