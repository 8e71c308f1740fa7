import { nearest } from "@sluice/graph";
import type { Definition, Source } from "@sluice/sources";
import type { Config } from "../config/index.ts";
import { UsageError } from "../errors.ts";

export const definitionOf = (given: Source | Definition): Definition => ("open" in given ? given.definition : given);

/** The sources of these names, each from where `--source` says, else from where the config says. */
export async function chosenSources(
  config: Pick<Config, "sources">,
  names: readonly string[],
  places: Readonly<Record<string, string>>,
): Promise<(Source | Definition)[]> {
  const { sourceFrom } = await import("@sluice/sources");
  const known = Object.values(config.sources);
  for (const name of [...names, ...Object.keys(places)]) find(known, name);
  return names.map((name) => {
    const source = find(known, name);
    const place = places[name];
    return place === undefined ? withPlace(source) : sourceFrom(place, definitionOf(source));
  });
}

/** `sourceFrom(env.POSTS, posts)` has none where the variable is not set. */
function withPlace(source: Source | Definition): Source | Definition {
  if (!("open" in source) || source.where) return source;
  const { name } = source.definition;
  throw new UsageError(
    `source ${name}: expected a path or an address, got ${JSON.stringify(source.where) ?? "undefined"}; is a variable that sluice.config.ts reads not set? Set it, or say where with --source ${name}=WHERE`,
  );
}

function find(known: readonly (Source | Definition)[], name: string): Source | Definition {
  const found = known.find((source) => definitionOf(source).name === name);
  if (found !== undefined) return found;
  const names = known.map((source) => definitionOf(source).name);
  const near = nearest(name, names);
  const hint =
    near === undefined
      ? `expected one of ${names.join(", ") || "those that sluice.config.ts lists"}`
      : `did you mean "${near}"?`;
  throw new UsageError(`no source "${name}"; ${hint}`);
}
