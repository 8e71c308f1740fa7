import { targetName } from "@sluice/graph";
import { cancelling, type Plan } from "@sluice/runner";
import type { Definition, LoadReport, Source } from "@sluice/sources";
import type { Target, Warehouse } from "@sluice/engines";
import { readEnvironment } from "../environment.ts";
import { FailedError, messageOf, UsageError } from "../errors.ts";
import type { Output } from "../words/output.ts";
import { busy } from "../words/spinner.ts";
import type { Project } from "../project/index.ts";
import type { SourceFlags } from "./flags.ts";
import { chosenSources, definitionOf } from "./choose.ts";

interface Request {
  readonly project: Project;
  readonly flags: SourceFlags & { readonly tags?: readonly string[] };
  readonly output: Output;
  readonly warehouse: Warehouse;
  readonly signal: AbortSignal;
}

type ForRun = Request & { readonly whole: Pick<Plan, "tasks"> };

/** Loads what a run loads first: what `--source` names, the sources of its tags, and those without tags that it reads and that have a place. */
export async function loadFor(request: ForRun): Promise<readonly LoadReport[]> {
  const names = namesFor(request);
  if (names.length === 0) return [];
  return load(request, names).catch((cause: unknown) => {
    throw notLoaded(cause, request.signal, "Not started: nothing was loaded, nothing was built.");
  });
}

const namesFor = (request: ForRun): readonly string[] =>
  request.flags.load === false ? [] : [...new Set([...wanted(request), ...Object.keys(request.flags.source ?? {})])];

/** The tables that a run loads first. */
export const loadedBy = (request: ForRun): readonly Target[] => {
  const names = namesFor(request);
  const known = Object.values(request.project.config.sources).map(definitionOf);
  return known.filter(({ name }) => names.includes(name)).map(targetOf);
};

function wanted({ project, flags, whole }: ForRun): string[] {
  const read = new Set(whole.tasks.flatMap(({ reads }) => reads));
  const all = Object.values(project.config.sources);
  return all
    .filter((source) => {
      const { tags = [], ...definition } = definitionOf(source);
      if (tags.length > 0) return tags.some((tag) => flags.tags?.includes(tag));
      return isSource(source) && source.where !== "" && read.has(idOf(targetOf(definition), project));
    })
    .map((source) => definitionOf(source).name);
}

/** All sources are loaded in one transaction: where one of them fails, none is. */
export function notLoaded(cause: unknown, signal: AbortSignal, consequence: string): Error {
  if (cause instanceof UsageError && !signal.aborted) return cause;
  if (!signal.aborted) return new UsageError(`${messageOf(cause)}\n${consequence}`, { cause });
  return new FailedError(`${messageOf(signal.reason)}\n${consequence}`, { cause });
}

/** Loads these sources, all of them in one transaction, and says how each went. */
export async function load(request: Request, names: readonly string[]): Promise<readonly LoadReport[]> {
  const { project, flags, output } = request;
  const chosen: readonly Chosen[] = await chosenSources(project, names, flags.source ?? {});
  const sources = await withPlaces(chosen, request);
  const title = `loading ${sources.map(({ definition }) => definition.name).join(", ")}`;
  const reports = sources.length > 0 ? await busy(title, output, () => inOneTransaction(sources, request)) : [];
  for (const report of reports) output.say(lineOf(report));
  return reports;
}

/** A raw table's name as models depend on it. */
function idOf(target: Target, { graph }: Project): string {
  const { defaultDatabase: database } = graph.projectConfig ?? {};
  return targetName({ ...(database ? { database } : {}), ...target });
}

type Chosen = Source | Definition;
const isSource = (chosen: Chosen): chosen is Source => "open" in chosen;

/** A source without a place is no hindrance where its table stands already. */
async function withPlaces(chosen: readonly Chosen[], { warehouse, output }: Request): Promise<Source[]> {
  const sources = chosen.filter(isSource);
  for (const definition of chosen.filter((one): one is Definition => !isSource(one))) {
    const target = targetOf(definition);
    if ((await warehouse.describe(warehouse.nameOf(target))) === undefined) throw nowhereToLoad(definition);
    output.say(
      `source ${definition.name}: not loaded, it has no place to come from; ${target.schema}.${target.name} stays as it is`,
    );
  }
  return sources;
}

const targetOf = ({ name, target }: Pick<Definition, "name" | "target">): Target => target ?? { schema: "raw", name };

function nowhereToLoad({ name }: Definition): UsageError {
  return new UsageError(
    `source ${name}: nowhere to load it from, and no raw.${name} yet; say where with --source ${name}=PATH, or in sluice.config.ts`,
  );
}

async function inOneTransaction(sources: readonly Source[], { project, warehouse, signal }: Request) {
  const { loadSources } = await import("@sluice/sources");
  const release = cancelling(warehouse, signal);
  try {
    const context = { now: new Date(), environment: readEnvironment().all, directory: project.dir, signal };
    return await loadSources(sources, warehouse, context);
  } finally {
    release();
  }
}

/** `raw.votes from votes.json: 40,299 rows, 120 new, 3 changed, 2 rejected`. */
function lineOf(report: LoadReport): string {
  const { target, from, rows, inserted, updated, deleted, rejected, newColumns, missingColumns, unchanged, empty } =
    report;
  if (unchanged) return `UNCHANGED ${target.schema}.${target.name} from ${from}`;
  const parts = [
    `${rows.toLocaleString("en")} rows`,
    ...number(inserted, "new"),
    ...number(updated, "changed"),
    ...number(deleted, "gone"),
    ...number(rejected, `rejected: see ${target.schema}.${target.name}_rejects`),
    ...(newColumns.length > 0 ? [`new columns ${newColumns.join(", ")}`] : []),
    ...(missingColumns.length > 0 ? [`columns that did not come ${missingColumns.join(", ")}`] : []),
  ];
  if (empty)
    return `WARNED ${target.schema}.${target.name} from ${from}: there is no record in it; ${parts.join(", ")}`;
  return `LOADED ${target.schema}.${target.name} from ${from}: ${parts.join(", ")}`;
}

const number = (value: number, what: string): string[] => (value > 0 ? [`${value.toLocaleString("en")} ${what}`] : []);
