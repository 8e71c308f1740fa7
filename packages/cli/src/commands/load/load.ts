import { isProject } from "@sluice/graph/is-project";
import type { Definition } from "@sluice/sources";
import { readConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { listen } from "../../interrupt.ts";
import { declaredAs, openProject, type Project } from "../../project/index.ts";
import { readSettings } from "../../project/settings.ts";
import { definitionOf } from "../../sources/choose.ts";
import { load, notLoaded } from "../../sources/load.ts";
import { type Open, targetOf } from "../../targets/index.ts";
import { createOutput, print } from "../../words/output.ts";
import type { LoadFlags } from "./flags.ts";
import { guessedFrom, inConfig, isFile } from "./guess.ts";

/** `sluice load`. */
export async function loadCommand(named: readonly string[], flags: LoadFlags): Promise<void> {
  const files = named.filter(isFile);
  const guessed = guessedFrom(files);
  const project = await projectAt(flags.project, guessed);
  const source = { ...flags.source, ...guessed };
  await targetOf(flags, project.config).load(async (open) => {
    const names = chosen(
      [...named.filter((name) => !files.includes(name)), ...Object.keys(source)],
      Object.values(project.config.sources).map(definitionOf),
    );
    await loadInto(open, names, project, { ...flags, source });
  });
  if (files.length > 0 && !flags.json) print(inConfig(guessed, flags.project));
}

/** Outside of a project there are only the files that are named. */
async function projectAt(dir: string, guessed: Readonly<Record<string, string>>): Promise<Project> {
  const project = isProject(dir)
    ? await openProject(dir, {})
    : { dir, config: await readConfig(dir), graph: { projectConfig: readSettings(dir) } };
  const known = Object.fromEntries(Object.keys(guessed).map((name) => [name, asGuessed(name, project)]));
  return { ...project, config: { ...project.config, sources: { ...known, ...project.config.sources } } };
}

const asGuessed = (name: string, { graph }: Project): Definition => {
  const target = declaredAs(name, graph);
  return { name, key: [], ...(target && { target }) };
};

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
function chosen(named: readonly string[], known: readonly { readonly name: string }[]): string[] {
  if (named.length > 0) return [...new Set(named)];
  if (known.length === 0)
    throw new UsageError(
      "no sources: expected some in sluice.config.ts or sluice.config.yaml, or a file: sluice load orders.csv",
    );
  return known.map(({ name }) => name);
}
