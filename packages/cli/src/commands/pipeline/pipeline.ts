import { nearest } from "@sluice/graph";
import { buildOn } from "../run/build.ts";
import type { Config, PipelineConfig } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { openProject } from "../../project/index.ts";
import { targetOf } from "../../targets/index.ts";
import type { PipelineFlags } from "./flags.ts";

/** `sluice pipeline`: its sources from the places given, then a run of its tag. Gives the exit code. */
export async function pipelineCommand(name: string, places: readonly string[], flags: PipelineFlags): Promise<number> {
  const project = await openProject(flags.project, flags);
  const pipeline = pipelineOf(project.config, name);
  const source = { ...flags.source, ...placed(name, pipeline, places, project.config) };
  const target = targetOf(flags, { warehouse: pipeline.warehouse ?? project.config.warehouse });
  const all = { ...flags, source, tags: [pipeline.tag ?? name] };
  return buildOn(target, project, all);
}

function pipelineOf({ pipelines }: Config, name: string): PipelineConfig {
  const found = Object.hasOwn(pipelines, name) ? pipelines[name] : undefined;
  if (found !== undefined) return found;
  const names = Object.keys(pipelines);
  const near = nearest(name, names);
  const hint = near === undefined ? `sluice.config.ts lists ${names.join(", ") || "none"}` : `did you mean "${near}"?`;
  throw new UsageError(`no pipeline "${name}"; ${hint}`);
}

/** A place for each source. None at all will do where each has its own. */
function placed(
  name: string,
  { sources }: PipelineConfig,
  places: readonly string[],
  config: Config,
): Record<string, string> {
  const withPlace = new Set(
    Object.values(config.sources).flatMap((source) => ("open" in source ? [source.definition.name] : [])),
  );
  if (places.length === 0 && sources.every((source) => withPlace.has(source))) return {};
  if (places.length !== sources.length) {
    const wanted = sources.map((source) => source.toUpperCase()).join(" ");
    const got = places.length === 0 ? "none" : places.join(" ");
    throw new UsageError(`pipeline ${name}: expected ${sources.length} arguments, ${wanted}; got ${got}`);
  }
  return Object.fromEntries(sources.map((source, at) => [source, places[at] ?? ""]));
}
