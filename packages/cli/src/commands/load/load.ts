import { readConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import type { Project } from "../../project/index.ts";
import { readSettings } from "../../project/settings.ts";
import { definitionOf } from "../../sources/choose.ts";
import { load, notLoaded } from "../../sources/load.ts";
import { type Open, targetOf } from "../../targets/index.ts";
import { createOutput } from "../../words/output.ts";
import type { LoadFlags } from "./flags.ts";

/** `sluice load`. */
export async function loadCommand(named: readonly string[], flags: LoadFlags): Promise<void> {
  const config = await readConfig(flags.project);
  await targetOf(flags, config).load(async (open) => {
    const names = chosen(named, Object.keys(flags.source ?? {}), Object.values(config.sources).map(definitionOf));
    const project = { dir: flags.project, config, graph: { projectConfig: readSettings(flags.project) } };
    await loadInto(open, names, project, flags);
  });
}

async function loadInto(open: Open, names: readonly string[], project: Project, flags: LoadFlags): Promise<void> {
  const output = createOutput(flags);
  const { signal, release } = listen();
  try {
    const loads = await open(project.graph, (warehouse) => load({ project, flags, output, warehouse, signal }, names));
    if (output.json) output.document({ status: "SUCCESSFUL", loads });
  } catch (cause) {
    throw notLoaded(cause, signal, "Nothing was loaded.");
  } finally {
    release();
  }
}

/** What is named, by argument or by `--source`; else all there is. */
function chosen(
  named: readonly string[],
  placed: readonly string[],
  known: readonly { readonly name: string }[],
): string[] {
  const names = [...new Set([...named, ...placed])];
  if (names.length > 0) return names;
  if (known.length === 0) throw new UsageError("no sources: expected some in sluice.config.ts");
  return known.map(({ name }) => name);
}
